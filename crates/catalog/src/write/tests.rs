use super::*;

#[test]
fn hostile_words_come_through() {
    let nasty = "\u{feff}\"\"\" \\ ''' \t \r\n\u{0} [x] = {y} # no\u{7f}\u{85} end";
    let mut table = Table::from([("id".to_owned(), Value::from("X-01"))]);
    table.insert("title".to_owned(), Value::Table(Table::from([("en".to_owned(), Value::from(nasty))])));
    table.insert("unheard of".to_owned(), Value::from(nasty));
    let text = requirements_file("LOG", &[Entry { remarks: vec!["a\nb".to_owned()], table: table.clone() }]);
    let source = crate::source::Source::new("x", &text);
    let (parsed, problems) = source.parse();
    assert_eq!(problems, []);
    let entry = &parsed.entry(&source).tables("requirement")[0];
    assert_eq!(entry.text("unheard of").unwrap(), nasty);
    assert_eq!(entry.localised("title").unwrap().en, nasty.trim());
    let flat = fields(&table);
    for scalar in flat.values() {
        assert_eq!(Scalar::parse(&scalar.to_string()).as_ref(), Some(scalar));
    }
    assert_eq!(unfold(&flat).unwrap(), table);
}

#[test]
fn what_is_no_flat_form_is_refused_with_its_path() {
    let of = |paths: &[&str]| unfold(&paths.iter().map(|path| ((*path).to_owned(), Scalar::Whole(1))).collect());
    assert!(of(&["a.b[0].c", "a.b[1].c", "a.d"]).is_ok());
    for wrong in [&["a", "a.b"][..], &["a[1]"], &["a[0]", "a.b"], &["a..b"], &["a[x]"], &["a[99999999]"], &["[0]"]] {
        assert!(of(wrong).is_err(), "{wrong:?}");
    }
    for wrong in ["1\nb = 2", "nonsense", "1.5", "[1]", "\"open"] {
        assert_eq!(Scalar::parse(wrong), None, "{wrong}");
    }
}
