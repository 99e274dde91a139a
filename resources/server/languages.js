// The words of the page in the language of the browser: German and Chinese beside English, which is
// written where it stands. What the server itself says of a search comes in the server's language.

const GERMAN = {
  "Search by words": "Mit Wörtern suchen",
  "Search by words, or drop a file": "Mit Wörtern suchen oder Datei ablegen",
  "Search with a picture, sound, video or document": "Mit einem Bild, Ton, Video oder Dokument suchen",
  "Search with a file": "Mit einer Datei suchen",
  "Add a file": "Datei hinzufügen",
  "Search": "Suchen",
  "Kinds of files": "Arten von Dateien",
  "Pictures": "Bilder",
  "Sounds": "Töne",
  "Videos": "Videos",
  "Documents": "Dokumente",
  "Order": "Reihenfolge",
  "best of all kinds": "das Beste aller Arten",
  "best first": "Bestes zuerst",
  "newest": "Neueste zuerst",
  "name": "Name",
  "largest": "Größte zuerst",
  "longest": "Längste zuerst",
  "Files to search with": "Dateien, mit denen gesucht wird",
  "Results": "Ergebnisse",
  "Show more": "Mehr anzeigen",
  "Drop it to search with it": "Ablegen, um damit zu suchen",
  "Open the file": "Datei öffnen",
  "Find similar": "Ähnliches finden",
  "Close": "Schließen",
  "This library wants a token": "Diese Bibliothek verlangt einen Schlüssel",
  "Token": "Schlüssel",
  "Enter": "Öffnen",
  "Searching…": "Es wird gesucht…",
  "Closest we have": "Was am ehesten passt",
  "Nothing matches well; closest we have": "Nichts passt gut; was am ehesten passt",
  "{found} of {total}": "{found} von {total}",
  "Nothing found.": "Nichts gefunden.",
  "The model does not understand: {words}": "Das Modell versteht nicht: {words}",
  "Did you mean {query}?": "Meinten Sie {query}?",
  "Remove {name}": "{name} entfernen",
  "Like {name}": "Wie {name}",
  "Play": "Abspielen",
  "Play {name}": "{name} abspielen",
  "Pause": "Pause",
  "Cannot be played": "Nicht abspielbar",
  "Clear match": "Klarer Treffer",
  "Likely match": "Wahrscheinlicher Treffer",
  "A guess": "Vermutung",
  "picture": "Bild",
  "sound": "Ton",
  "video": "Video",
  "document": "Dokument",
  "{start} to {end}": "{start} bis {end}",
  "The server does not answer. Check that it still runs.":
    "Der Server antwortet nicht. Prüfen Sie, ob er noch läuft.",
  "That cannot be asked so.": "So lässt sich das nicht fragen.",
};

const CHINESE = {
  "Search by words": "用文字搜索",
  "Search by words, or drop a file": "用文字搜索，或拖入文件",
  "Search with a picture, sound, video or document": "用图片、声音、视频或文档搜索",
  "Search with a file": "用文件搜索",
  "Add a file": "添加文件",
  "Search": "搜索",
  "Kinds of files": "文件类型",
  "Pictures": "图片",
  "Sounds": "声音",
  "Videos": "视频",
  "Documents": "文档",
  "Order": "排序",
  "best of all kinds": "各类最佳",
  "best first": "最匹配的在前",
  "newest": "最新的在前",
  "name": "名称",
  "largest": "最大的在前",
  "longest": "最长的在前",
  "Files to search with": "用于搜索的文件",
  "Results": "结果",
  "Show more": "显示更多",
  "Drop it to search with it": "松开即可用它搜索",
  "Open the file": "打开文件",
  "Find similar": "查找相似内容",
  "Close": "关闭",
  "This library wants a token": "此媒体库需要令牌",
  "Token": "令牌",
  "Enter": "进入",
  "Searching…": "正在搜索…",
  "Closest we have": "最接近的结果",
  "Nothing matches well; closest we have": "没有很匹配的结果；最接近的结果",
  "{found} of {total}": "共 {total} 项，显示 {found} 项",
  "Nothing found.": "未找到结果。",
  "The model does not understand: {words}": "模型无法理解：{words}",
  "Did you mean {query}?": "您是不是要找 {query}？",
  "Remove {name}": "移除 {name}",
  "Like {name}": "类似 {name}",
  "Play": "播放",
  "Play {name}": "播放 {name}",
  "Pause": "暂停",
  "Cannot be played": "无法播放",
  "Clear match": "明确匹配",
  "Likely match": "可能匹配",
  "A guess": "猜测",
  "picture": "图片",
  "sound": "声音",
  "video": "视频",
  "document": "文档",
  "{start} to {end}": "{start} 至 {end}",
  "The server does not answer. Check that it still runs.": "服务器没有响应。请检查它是否仍在运行。",
  "That cannot be asked so.": "无法这样查询。",
};

const LANGUAGES = { en: ["en", {}], de: ["de", GERMAN], zh: ["zh-Hans", CHINESE] };
const wanted = navigator.languages.map((tag) => tag.toLowerCase().split("-")[0]);
const [tag, words] = LANGUAGES[wanted.find((one) => one in LANGUAGES) ?? "en"];

// A text of the page, with values in place of {names}.
export function tr(text, values = {}) {
  return (words[text] ?? text).replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// Say all that is written in the page itself.
export function translate(page) {
  page.documentElement.lang = tag;
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode.data.trim();
    if (text) texts.currentNode.data = texts.currentNode.data.replace(text, tr(text));
  }
  for (const name of ["placeholder", "title", "aria-label"]) {
    page.querySelectorAll(`[${name}]`).forEach((one) => one.setAttribute(name, tr(one.getAttribute(name))));
  }
}
