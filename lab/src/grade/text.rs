//! Reads the text of a file, whatever editor has written it.

/// A text, and what is to be said about how it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Without a byte order mark.
    pub text: String,
    /// How it is not plain UTF-8.
    pub note: Option<&'static str>,
}

/// Reads UTF-8 and UTF-16 with a mark, and else one byte as one character.
///
/// # Errors
///
/// If it is no text; says why.
pub fn decode(bytes: &[u8]) -> Result<Text, &'static str> {
    let utf16 = |from: fn([u8; 2]) -> u16| {
        let rest = &bytes[2..];
        if rest.len() % 2 == 1 {
            return Err("begins like UTF-16 and is cut off in the middle of a character");
        }
        let units = rest.chunks_exact(2).map(|pair| from([pair[0], pair[1]]));
        let text: Result<String, _> = char::decode_utf16(units).collect();
        let text = text.map_err(|_| "begins like UTF-16 and is none")?;
        Ok(Text {
            text,
            note: Some("is written in UTF-16; it was read so"),
        })
    };
    let text = match bytes {
        [0xFF, 0xFE, ..] => utf16(u16::from_le_bytes)?,
        [0xFE, 0xFF, ..] => utf16(u16::from_be_bytes)?,
        _ => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            match std::str::from_utf8(bytes) {
                Ok(text) => Text {
                    text: text.to_owned(),
                    note: None,
                },
                Err(_) => Text {
                    text: bytes.iter().map(|byte| char::from(*byte)).collect(),
                    note: Some("is not UTF-8; it was read as Latin-1"),
                },
            }
        }
    };
    if text.text.contains('\0') {
        return Err("holds bytes of 0: it is no text, or UTF-16 without a byte order mark");
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_of_all_kinds_are_understood() {
        let text = "fn a() {} // ä\r\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            marked(b"\xEF\xBB\xBF", text.as_bytes()),
            marked(b"\xFF\xFE", &little),
            marked(b"\xFE\xFF", &big),
            b"fn a() {} // \xE4\r\n".to_vec(),
        ] {
            assert_eq!(decode(&bytes).unwrap().text, text);
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [
            &b"PK\x03\x04\0\0"[..],
            b"\xFF\xFEa",
            b"\xFF\xFE\x00\xD8",
            b"f\0n\0",
        ] {
            assert!(decode(bytes).is_err(), "{bytes:?}");
        }
        assert_eq!(decode(b"").unwrap().text, "");
    }
}
