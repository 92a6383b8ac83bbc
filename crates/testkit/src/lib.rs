//! A service on a fresh database, and clients by role.
