//! What typesetters write, in letters: quotes, ties, and the signs of mathematics.

use biblatex::{Chunk, Spanned};

/// Signs that have a letter of their own.
const SIGNS: [(&str, &str); 62] = [
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("epsilon", "ε"),
    ("varepsilon", "ε"),
    ("zeta", "ζ"),
    ("eta", "η"),
    ("theta", "θ"),
    ("iota", "ι"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("nu", "ν"),
    ("xi", "ξ"),
    ("pi", "π"),
    ("rho", "ρ"),
    ("sigma", "σ"),
    ("tau", "τ"),
    ("upsilon", "υ"),
    ("phi", "φ"),
    ("varphi", "φ"),
    ("chi", "χ"),
    ("psi", "ψ"),
    ("omega", "ω"),
    ("Gamma", "Γ"),
    ("Delta", "Δ"),
    ("Theta", "Θ"),
    ("Lambda", "Λ"),
    ("Xi", "Ξ"),
    ("Pi", "Π"),
    ("Sigma", "Σ"),
    ("Phi", "Φ"),
    ("Psi", "Ψ"),
    ("Omega", "Ω"),
    ("cdot", "·"),
    ("times", "×"),
    ("div", "÷"),
    ("pm", "±"),
    ("le", "≤"),
    ("leq", "≤"),
    ("ge", "≥"),
    ("geq", "≥"),
    ("ne", "≠"),
    ("neq", "≠"),
    ("approx", "≈"),
    ("equiv", "≡"),
    ("infty", "∞"),
    ("to", "→"),
    ("rightarrow", "→"),
    ("leftarrow", "←"),
    ("in", "∈"),
    ("subset", "⊂"),
    ("cup", "∪"),
    ("cap", "∩"),
    ("sum", "∑"),
    ("prod", "∏"),
    ("int", "∫"),
    ("partial", "∂"),
    ("nabla", "∇"),
    ("sqrt", "√"),
    ("ldots", "…"),
];

/// Functions that are written as words.
const WORDS: [&str; 12] = ["log", "ln", "lg", "exp", "sin", "cos", "tan", "min", "max", "lim", "mod", "gcd"];

/// A field before it is parsed: a tie is a space, and two strokes are a quotation mark; mathematics stays.
pub(super) fn with_letters(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let (mut in_math, mut is_escaped) = (false, false);
    let mut rest = raw.chars().peekable();
    while let Some(c) = rest.next() {
        in_math ^= c == '$' && !is_escaped;
        match c {
            '~' if !is_escaped => out.push(' '),
            '`' | '\'' if !is_escaped && !in_math && rest.next_if_eq(&c).is_some() => {
                out.push(if c == '`' { '“' } else { '”' });
            }
            _ => out.push(c),
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    out
}

/// The words of a field that was parsed. Mathematics stands in letters, or as it is where it can be shown.
pub(super) fn words(chunks: &[Spanned<Chunk>], shows_math: bool) -> String {
    let word = |chunk: &Spanned<Chunk>| match &chunk.v {
        Chunk::Normal(text) | Chunk::Verbatim(text) => without_commands(text),
        Chunk::Math(formula) if shows_math => format!("${formula}$"),
        Chunk::Math(formula) => in_letters(formula),
    };
    chunks.iter().map(word).collect()
}

/// A text without the commands that only a typesetter understands: `\emph{so}` is so.
pub(super) fn without_commands(text: &str) -> String {
    let mut pieces = text.split('\\');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let said = piece.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '*');
        let command = &piece[..piece.len() - said.len()];
        plain += &match (sign(command), command) {
            (Some(sign), _) => format!("{sign}{}", said.replace(['{', '}'], "")),
            (None, "") => format!("\\{piece}"),
            (None, _) => said.replace(['{', '}'], ""),
        };
    }
    plain
}

/// A formula in letters: `O(n \log n)` is O(n log n), and a command that nobody knows is its name.
fn in_letters(formula: &str) -> String {
    let mut pieces = formula.split('\\');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let rest = piece.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let command = &piece[..piece.len() - rest.len()];
        let is_thin = command.is_empty() && rest.starts_with(['!', ',', ';', ':', ' ']);
        match sign(command) {
            Some(sign) if WORDS.contains(&sign) && plain.ends_with(char::is_alphanumeric) => {
                plain += " ";
                plain += sign;
            }
            Some(sign) => plain += sign,
            None => plain += command,
        }
        plain += if is_thin { &rest[1..] } else { rest };
    }
    plain.replace(['{', '}'], "")
}

/// What stands for a command in plain text.
fn sign(command: &str) -> Option<&'static str> {
    let letter = SIGNS.iter().find(|(name, _)| *name == command).map(|(_, letter)| *letter);
    letter.or_else(|| WORDS.into_iter().find(|word| *word == command))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("C.~A. Kaemmerer", "C. A. Kaemmerer")]
    #[case("``Why'' and ``how''", "“Why” and “how”")]
    #[case(r"{\~N}et \'{e}\`{o}", r"{\~N}et \'{e}\`{o}")]
    #[case("$f''(x)$ isn't", "$f''(x)$ isn't")]
    fn ties_and_strokes_are_letters(#[case] raw: &str, #[case] text: &str) {
        assert_eq!(with_letters(raw), text);
    }

    #[rstest]
    #[case(r"O(n \log n / \! \log\log n)", "O(n log n /  log log n)")]
    #[case(r"\alpha", "α")]
    #[case(r"x^{2} \leq \mathbb{R}", "x^2 ≤ mathbbR")]
    fn a_formula_stands_in_letters(#[case] formula: &str, #[case] text: &str) {
        assert_eq!(in_letters(formula), text);
    }
}
