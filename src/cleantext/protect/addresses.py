"""Addresses, handles, paths and file names: one stretch without white space each."""

from __future__ import annotations

from cleantext.protect.pattern import kind

_BODY = r"(?:\([^\s()<>\"“”«»]*\)|\{[^\s{}]*\}|[^\s<>\"“”«»(){}，。、；：！？）])*(?<![.,;:!?'’…\]}*_])"

_STEP = r"(?:[\w@%+~*-]|\.(?=[\p{Ll}\p{N}_./]))"

# Endings that are no word in any of the languages, so that a name before one is no end of a sentence.
_PLAIN = (
    "com|org|net|edu|gov|mil|int|info|biz|eu|uk|fr|ch|ca|nl|jp|cn|ru|pl|cz|br|au|nz|io|ai|co|tv|app|dev|cloud|"
    "xyz|online|wiki|museum|cat"
)
_SUFFIXES = (
    "txt|md|rst|tex|bib|pdf|docx?|xlsx?|pptx?|odt|ods|odp|rtf|epub|csv|tsv|jsonl?|ya?ml|toml|ini|cfg|conf|log|xml|html?|"
    "css|scss|jsx?|tsx?|vue|php|py|pyc|ipynb|rb|pl|rs|java|jar|class|kt|swift|cc?|cpp|cxx|hh?|hpp|cs|fs|hs|ml|lua|sql|db|"
    "sqlite|sh|bash|zsh|fish|bat|cmd|ps1|exe|dll|so|dylib|bin|iso|img|dmg|deb|rpm|apk|msi|zip|tar|gz|tgz|bz2|xz|zst|7z|"
    "rar|png|jpe?g|gif|svg|webp|tiff?|bmp|ico|psd|mp[34]|m4[av]|wav|flac|ogg|opus|avi|mkv|mov|webm|srt|vtt|ttf|otf|woff2?|"
    "parquet|npy|npz|h5|pkl|pt|onnx|lock|bak|tmp|env|gitignore|gitattributes|dockerignore|editorconfig|bashrc|zshrc|"
    "htaccess|npmrc|vimrc"
)

TOKENS = (
    kind("URL", "://", rf"(?i)\b[a-z][a-z0-9+.-]*://{_BODY}"),
    kind("URL", "www. WWW. Www.", rf"(?i)\bwww\.{_BODY}"),
    kind("URI", ":", rf"(?i)\b(?:mailto|tel|urn|doi|sip|magnet|xmpp|arxiv|pmid):(?=\w){_BODY}"),
    kind(
        "e-mail address",
        "@",
        r"[\w.+%-]+@[\w-]+(?:\.(?:(?!\p{Lu}\p{Ll})[\w-]+|(?:Com|Org|Net|Edu|Gov|Info|Fr|De|Uk|Io)\b))+",
    ),
    kind("handle", "@", r"(?<![\w.@-])@\w+(?:\.\p{Ll}\w*)*"),
    kind("domain", ".", rf"(?<![\w@.-])[\w-]+(?:\.[\w-]+)*\.(?:{_PLAIN})\b(?!['’(])(?:[:/]{_BODY})?"),
    kind("domain", "/", rf"(?<![\w@.-])[\w-]+(?:\.[\w-]+)*\.\p{{Ll}}{{2,3}}/{_BODY}"),
    kind("domain", ".", r"(?<![\w@.-])[a-z0-9-]+\.[a-z0-9-]{2,}\.(?:de|be|es|it|pt|at|us|in|se|no|me)\b"),
    kind("DOI", "10.", rf"\b10\.\d{{4,9}}/{_BODY}"),
    kind("hashtag", "#", r"(?<![\w&#])#\w+"),
    kind("path", "/", rf"(?<![\w./~<])(?:~|\.{{1,2}})?/{_STEP}+(?:/{_STEP}*)*"),
    kind("path", "/", rf"(?<![\w./]){_STEP}+(?:/{_STEP}+)+(?:(?<=\.(?:{_SUFFIXES}))\b|/)"),
    kind("path", "/", r"(?<![\w./])[\w@+-]+(?:/[\w@+-]+){2,}"),
    kind("path", "\\", r"(?<!\w)[A-Za-z]:\\[^\s\"<>|«»“”]*(?<![.,;:!?)\]])"),
    kind("path", "\\", r"(?<![\w\\])\\\\[\w.$-]+(?:\\[\w.$-]+)+(?<!\.)|%\w+%(?:\\[\w.-]+)*"),
    kind("file name", ".",
         rf"(?<![\w.])[\w-]+(?:[.-][\w-]+)*\.(?:{_SUFFIXES}|{_SUFFIXES.upper()})\b(?!\.\p{{Ll}}|['’]\p{{L}})"),
    kind("file name", ".", rf"(?<![\w.])\*?\.(?:{_SUFFIXES})\b"),
    kind("file name", ".", r"(?<![\w.])(?:README|NEWS|TODO|CHANGELOG|COPYING|LICENSE|AUTHORS|INSTALL)(?:\.\w+)+"),
    kind("locale", ".", r"(?<![\w.])(?:C|[a-z]{2,3}(?:_[A-Z]{2})?)\.(?:UTF|utf|ISO|iso)-?\d[\w-]*"),
    kind("hidden file", ".", r"(?<![\w.])\.\p{Ll}[\w-]{2,}"),
)  # fmt: skip

NEAR = (kind("extension", (" .", " *."), rf" (?<=\w )\*?\.(?:{_SUFFIXES})\b"),)
"""The space before an extension: `the .mp3` is no full stop that went astray."""
