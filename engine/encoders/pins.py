"""The files of every model that can be downloaded, each at one revision of its repository.

A hash stands here only where somebody has published it who is not the hub, and the comment above
it says where; a revision, too. Where nobody has, the hub's own hash at that revision is noted with
the first download, and everything later is held to it.
"""

from __future__ import annotations

from .hub_files import HubFile, HubFiles

CONFIG_FILE = "open_clip_config.json"
WEIGHTS_FILE = "open_clip_model.safetensors"
TOKENIZER_FILES = ("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json")


def _open_clip(
    repo: str, revision: str, weights: HubFile, tokenizer: tuple[HubFile, ...] = ()
) -> HubFiles:
    """A repository in open_clip's format."""
    return HubFiles(repo, revision, (HubFile(CONFIG_FILE), weights, *tokenizer), WEIGHTS_FILE)


# Revision, size and hash: github.com/rsyncOSX/TechDocRawcull,
# content/en/docs/ai/aimodeldownloads.md, which also compares the revision with `main`.
BALANCED = _open_clip(
    "laion/CLIP-ViT-B-32-256x256-DataComp-s34B-b86K",
    "4afec35ffe57a943d569ff7ee888061830164da8",
    HubFile(
        WEIGHTS_FILE,
        605_189_364,
        "92c26d60d3200ed5ed040dff31a8d19f8140648da8007216c25744c478deef27",
    ),
)
# Revision, size and hash: github.com/kurtvalcorza/pixart-sigma-generation-pipeline,
# weights/clip-vit-b-32-laion2b/dimer-base-manifest.json.
FAST = _open_clip(
    "laion/CLIP-ViT-B-32-laion2B-s34B-b79K",
    "1a25a446712ba5ee05982a381eed697ef9b435cf",
    HubFile(
        WEIGHTS_FILE,
        605_143_316,
        "ac4f8c4b88af6d963118cbf40ad93176d092abbedfcb752601ae1866352656e6",
    ),
)
# Revision and hashes: github.com/jasontitus/aves, scripts/smart_search/convert_siglip2.py.
MULTILINGUAL = _open_clip(
    "timm/ViT-B-32-SigLIP2-256",
    "cd1efb47643f2794413dd79ef24397c175032780",
    HubFile(
        WEIGHTS_FILE,
        sha256="7cdccf256ee0e4a9908c365f8e1c88d5db171980a3350c214f5221d50f8d9927",
    ),
    (
        HubFile(
            "tokenizer.json",
            34_362_885,
            "220c63d496e0c14e63eb656c91e0215e926202e4c74b1f089e09f1920d779b04",
        ),
        *map(HubFile, TOKENIZER_FILES[1:]),
    ),
)
# Revision: the table IMAGE_REVISIONS of the photo search Sift. No hash was found.
BEST = _open_clip(
    "timm/ViT-B-16-SigLIP2-256",
    "fb14461786ff5cd7b18210817522546f28c7143a",
    HubFile(WEIGHTS_FILE),
    tuple(map(HubFile, TOKENIZER_FILES)),
)
# Revisions: github.com/LibreYOLO/libreyolo, weights/parity_pe.py. No hash was found.
SMALL = _open_clip(
    "timm/PE-Core-S-16-384",
    "3249a38eb1c432ec19231c6fe1774acb6a4e4efe",
    HubFile(WEIGHTS_FILE),
)
QUALITY = _open_clip(
    "timm/PE-Core-B-16",
    "0038414f37721c5eafc1a5e0da802d291c909de3",
    HubFile(WEIGHTS_FILE),
)
# Revision and hash of the weights: the checkpoint table of gab.models.clap:LaionClapAdapter, and
# others that use this model.
CLAP = HubFiles(
    "laion/clap-htsat-unfused",
    "8fa0f1c6d0433df6e97c127f64b2a1d6c0dcda8a",
    (
        HubFile(
            "config.json",
            5_390,
            "9efb9557bc804f2ca6e394486af2e45dfed0b18554909735a99c6220b84e4288",
        ),
        HubFile(
            "preprocessor_config.json",
            541,
            "9739f58296aa6f9ac18008fd0150fb2649bc554985fbde86d0a4041c882ac753",
        ),
        HubFile(
            "tokenizer.json",
            2_108_746,
            "77ef92283d67f0d97e1454909a964afcbfa2019f0fb9f18f8e88d5c25c3ba729",
        ),
        HubFile(
            "pytorch_model.bin",
            614_525_833,
            "1cd3c601bc4afe0fa87be3de4c13dd2cfadd249fac1e29acf74a9b296c3219bb",
        ),
    ),
    "pytorch_model.bin",
)
# Revision, sizes and hashes: github.com/doclegg05/VisionQuest,
# docs/runbooks/embeddinggemma-2-local.md, and the pinned probes of several other programs.
OMNI = HubFiles(
    "google/embeddinggemma-2",
    "914f7f89142e33e77833254d9c9b90c3cef7303b",
    (
        HubFile(
            "config.json",
            4_455,
            "b8f1e9931b57fbc054acdb445c41765d55b0074c58d145fa82839941ad1b5bb3",
        ),
        HubFile(
            "preprocessor_config.json",
            511,
            "ea2ae257e901064abdd98dceb19f2b0da06af600bed15e0f99f5c85c37ee9d78",
        ),
        HubFile(
            "processor_config.json",
            1_788,
            "168f6a08522f3ce5dea596d94d003af2fd691742d4f41fe1f9d8cce76bfbf69c",
        ),
        HubFile(
            "tokenizer_config.json",
            1_599,
            "17bd5d6e9364ca49a534e1502076593317c298d4a663623091ed45388f004874",
        ),
        HubFile(
            "tokenizer.json",
            32_170_510,
            "4d777ef5bdc1aa36227abdfb77c3e49e7b9c892d16e1b6bda41c393504828be4",
        ),
        HubFile(
            "model.safetensors",
            1_488_915_288,
            "197a32965d4b1105faf060417baa899e193fb73cd401f42ec9295234d5553d79",
        ),
    ),
    "model.safetensors",
)
# Revision: MTEB, pe_av_small in its model implementations. No sizes or hashes were found.
PE_AV = HubFiles(
    "facebook/pe-av-small",
    "dd050762bb9704ae9cd996ca45532a98f81d817e",
    (HubFile("config.json"), HubFile("tokenizer.json"), HubFile("model.safetensors")),
    "model.safetensors",
)
