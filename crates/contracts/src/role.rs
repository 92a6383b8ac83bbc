/// What part of a contract a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// What the parties agree.
    Operative,
    /// Names a subject without saying anything of it.
    Heading,
    /// Says what a word means.
    Definition,
    /// Tells why the contract is made.
    Recital,
    /// Names a document in a list of documents.
    Listed,
    /// Asks something of a tender: no contract text.
    Instruction,
}
