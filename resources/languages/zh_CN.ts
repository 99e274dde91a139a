<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>said</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message numerus="yes">
        <source>{title}, {n} files</source>
        <comment>{title}, {n} file</comment>
        <translation>
            <numerusform>{title}，{n} 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{title}, {n} files so far</source>
        <comment>{title}, {n} file so far</comment>
        <translation>
            <numerusform>{title}，目前 {n} 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>none matches well</source>
        <translation>没有很匹配的</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Click or drag to go to a date</source>
        <translation>单击或拖动以转到某个日期</translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation>移到回收站…</translation>
    </message>
    <message>
        <source>These are not duplicates</source>
        <translation>这些不是重复文件</translation>
    </message>
    <message>
        <source>Show in the gallery</source>
        <translation>在图库中显示</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>More to do with them</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>所选内容</translation>
    </message>
    <message>
        <source>{n} selected</source>
        <translation>已选择 {n} 项</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Add to album…</source>
        <translation>添加到相册…</translation>
    </message>
    <message>
        <source>Find similar to all of them</source>
        <translation>查找与全部所选项相似的内容</translation>
    </message>
    <message>
        <source>Copy files</source>
        <translation>复制文件</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>取消全选</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>明确</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>Guess</source>
        <translation>猜测</translation>
    </message>
    <message>
        <source>Column {title}</source>
        <translation>列 {title}</translation>
    </message>
    <message>
        <source>Column {title}, which the list is ordered by</source>
        <translation>列 {title}，列表按此排序</translation>
    </message>
    <message>
        <source>Column {title}, Enter orders by it</source>
        <translation>列 {title}，按回车键按此排序</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Triptych asks the library test searches whose right answers are known, and counts how often they are found. Labels come from the names of the folders, or from a captions.jsonl. It takes up to a few minutes; nothing is changed.</source>
        <translation>Triptych 会用已知正确答案的测试搜索来检验媒体库，并统计找到答案的次数。标签取自文件夹名称或 captions.jsonl。最多需要几分钟，不会更改任何内容。</translation>
    </message>
    <message>
        <source>Waiting; indexing and what else is under way come first…</source>
        <translation>正在等待；先完成建立索引和其他正在进行的工作…</translation>
    </message>
    <message>
        <source>The check was stopped.</source>
        <translation>检验已停止。</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>检验进度</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Asking test searches…</source>
        <translation>正在进行测试搜索…</translation>
    </message>
    <message>
        <source>No folder of the library holds labels to check by: subfolders that are named after what their files show, or a captions.jsonl. So it cannot be told how often the right file is found. What can be told without labels:</source>
        <translation>媒体库的文件夹中没有可供检验的标签：既没有按文件内容命名的子文件夹，也没有 captions.jsonl。因此无法得知正确文件被找到的频率。没有标签也能得知的有：</translation>
    </message>
    <message>
        <source>Asked with typed words: {found}.</source>
        <translation>用输入的文字搜索：{found}。</translation>
    </message>
    <message>
        <source>Asked with a picture: {found}.</source>
        <translation>用图片搜索：{found}。</translation>
    </message>
    <message>
        <source>Asked with a sound: {found}.</source>
        <translation>用声音搜索：{found}。</translation>
    </message>
    <message>
        <source>Asked with a video: {found}.</source>
        <translation>用视频搜索：{found}。</translation>
    </message>
    <message>
        <source>Asked with a document: {found}.</source>
        <translation>用文档搜索：{found}。</translation>
    </message>
    <message>
        <source>pictures {times} in {asked}</source>
        <translation>图片 {times}（共 {asked} 次）</translation>
    </message>
    <message>
        <source>sounds {times} in {asked}</source>
        <translation>声音 {times}（共 {asked} 次）</translation>
    </message>
    <message>
        <source>documents {times} in {asked}</source>
        <translation>文档 {times}（共 {asked} 次）</translation>
    </message>
    <message>
        <source>videos {times} in {asked}</source>
        <translation>视频 {times}（共 {asked} 次）</translation>
    </message>
    <message>
        <source>Of {searches} searches, the right file was among the first ten {times}. By plain similarity it would have been {plainly}.</source>
        <translation>在 {searches} 次搜索中，正确的文件排进前十的有 {times}。若仅按相似度排序，则为 {plainly}。</translation>
    </message>
    <message>
        <source>A wrong file of the same kind as the query stands before a right file of another kind in {ours} of 100 cases; by plain similarity in {plain}.</source>
        <translation>每 100 种情况中，与查询同类的错误文件排在其他类型的正确文件之前的有 {ours} 种；若仅按相似度排序，则有 {plain} 种。</translation>
    </message>
    <message numerus="yes">
        <source>{n} labelled files are left out, being unknown to the library.</source>
        <comment>{n} labelled file is left out, being unknown to the library.</comment>
        <translation>
            <numerusform>有 {n} 个带标签的文件不在媒体库中，未计入。</numerusform>
        </translation>
    </message>
    <message>
        <source>{ours} of {asked} searches show each kind of file that has an answer on the first screen; by plain similarity {plain}.</source>
        <translation>{asked} 次搜索中有 {ours} 次在首屏显示了每一种含有答案的文件类型；若仅按相似度排序，则为 {plain} 次。</translation>
    </message>
    <message numerus="yes">
        <source>{n} pages had nothing but guesses.</source>
        <comment>One page had nothing but guesses.</comment>
        <translation>
            <numerusform>有 {n} 个结果页只有猜测的结果。</numerusform>
        </translation>
    </message>
    <message>
        <source>No page was blank.</source>
        <translation>没有空白的结果页。</translation>
    </message>
    <message numerus="yes">
        <source>Of {hits} hits shown as clear, {n} were right.</source>
        <comment>Of {hits} hits shown as clear, {n} was right.</comment>
        <translation>
            <numerusform>在 {hits} 个显示为明确的结果中，有 {n} 个是正确的。</numerusform>
        </translation>
    </message>
    <message>
        <source>How likely a hit is to be right is told with an error of {error} in 100, on average.</source>
        <translation>所显示的结果正确率，平均误差为 {error} 个百分点。</translation>
    </message>
    <message>
        <source>The first ten files of a general search are, on average, {ours}. By plain similarity they would be {plain}, {same} of them the same files.</source>
        <translation>一般搜索的前十个文件平均为：{ours}。若仅按相似度排序，则为：{plain}，其中 {same} 个文件相同。</translation>
    </message>
    <message>
        <source>The fast index finds {found} of the 100 files that a comparison with every file finds; a library of this size needs no index to be quick.</source>
        <translation>逐一比较所有文件找到的 100 个文件中，快速索引能找到 {found} 个；这种规模的媒体库无需索引也足够快。</translation>
    </message>
    <message>
        <source>The fast index finds {found} of the 100 files that a comparison with every file finds, in {fast} instead of {slow}.</source>
        <translation>逐一比较所有文件找到的 100 个文件中，快速索引能找到 {found} 个，耗时 {fast}，而逐一比较需要 {slow}。</translation>
    </message>
    <message numerus="yes">
        <source>{n} times</source>
        <comment>once</comment>
        <translation>
            <numerusform>{n} 次</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>0 次</translation>
    </message>
    <message>
        <source>less than {time} ms</source>
        <translation>不到 {time} 毫秒</translation>
    </message>
    <message>
        <source>{time} ms</source>
        <translation>{time} 毫秒</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>清除筛选条件</translation>
    </message>
    <message>
        <source>Reading your folders…</source>
        <translation>正在读取您的文件夹…</translation>
    </message>
    <message>
        <source>Files appear here as soon as they have been read. You can search meanwhile.</source>
        <translation>文件读取后会立即显示在这里，在此期间也可以搜索。</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>没有内容</translation>
    </message>
    <message>
        <source>No file fits all of the filters.</source>
        <translation>没有文件符合所有筛选条件。</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>还没有文件</translation>
    </message>
    <message>
        <source>No picture, sound, video or document was found to read.</source>
        <translation>未找到可读取的图片、声音、视频或文档。</translation>
    </message>
    <message>
        <source>Files are still being read. Those that fit appear here.</source>
        <translation>仍在读取文件。符合条件的会显示在这里。</translation>
    </message>
    <message>
        <source>Nothing found yet</source>
        <translation>尚未找到任何内容</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到结果</translation>
    </message>
    <message>
        <source>Your search begins as soon as it is. That takes a few seconds.</source>
        <translation>准备就绪后会立即开始搜索，需要几秒钟。</translation>
    </message>
    <message>
        <source>Searching has stopped</source>
        <translation>搜索功能已停止</translation>
    </message>
    <message>
        <source>The part of Triptych that searches has ended. Start it again to look for this.</source>
        <translation>Triptych 中负责搜索的部分已退出。重新启动后即可搜索此内容。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>首次出现</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近出现</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Try this one again</source>
        <translation>重试此文件</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>全部重试</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Keep only this one</source>
        <translation>仅保留此文件</translation>
    </message>
    <message>
        <source>Rather keep what is in its folder</source>
        <translation>优先保留其文件夹中的文件</translation>
    </message>
    <message>
        <source>Take nothing from its folder</source>
        <translation>不移除其文件夹中的文件</translation>
    </message>
    <message>
        <source>Take the whole group</source>
        <translation>移除整组</translation>
    </message>
    <message>
        <source>Files that could not be read</source>
        <translation>无法读取的文件</translation>
    </message>
    <message numerus="yes">
        <source>{n} files could not be read. Each is tried again when it, or what reads it, changes.</source>
        <comment>{n} file could not be read. Each is tried again when it, or what reads it, changes.</comment>
        <translation>
            <numerusform>有 {n} 个文件无法读取。当文件本身或读取它的组件发生变化时，会再次尝试。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} times</source>
        <comment>{n} time</comment>
        <translation>
            <numerusform>{n} 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Every folder is connected, and every file in them could be read.</source>
        <translation>所有文件夹均已连接，其中的所有文件均可读取。</translation>
    </message>
    <message>
        <source>Not every folder is connected.</source>
        <translation>有文件夹未连接。</translation>
    </message>
    <message>
        <source>Nothing was passed over.</source>
        <translation>没有略过任何文件。</translation>
    </message>
    <message>
        <source>Remove them from the library</source>
        <translation>从媒体库中移除</translation>
    </message>
    <message>
        <source>Folders that are not connected</source>
        <translation>未连接的文件夹</translation>
    </message>
    <message>
        <source>Files that are gone</source>
        <translation>已不在原处的文件</translation>
    </message>
    <message>
        <source>Files that were passed over</source>
        <translation>已略过的文件</translation>
    </message>
    <message numerus="yes">
        <source>{folder}: {n} files stay searchable, and can be opened once its drive is back.</source>
        <comment>{folder}: {n} file stays searchable, and can be opened once its drive is back.</comment>
        <translation>
            <numerusform>{folder}：{n} 个文件仍可搜索，重新连接驱动器后即可打开。</numerusform>
        </translation>
    </message>
    <message>
        <source>Indexing progress</source>
        <translation>索引进度</translation>
    </message>
    <message>
        <source>Cancel indexing</source>
        <translation>取消建立索引</translation>
    </message>
    <message>
        <source>Stop for now</source>
        <translation>暂时停止</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message numerus="yes">
        <source>{done} of {n} files</source>
        <comment>{done} of {n} file</comment>
        <translation>
            <numerusform>{done} / {n} 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>{files} a second</source>
        <translation>每秒 {files} 个文件</translation>
    </message>
    <message numerus="yes">
        <source>{n} not readable</source>
        <comment>{n} not readable</comment>
        <translation>
            <numerusform>{n} 个无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>HDBSCAN: what lies close together</source>
        <translation>HDBSCAN：彼此接近的文件</translation>
    </message>
    <message>
        <source>k-means: every file in a group</source>
        <translation>k-means：每个文件都在某个分组中</translation>
    </message>
    <message>
        <source>DBSCAN: groups equally dense</source>
        <translation>DBSCAN：密度相同的分组</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Files that mean something alike, whatever kind they are. New files join by themselves; what you name, merge, split or pin stays when all are grouped anew.</source>
        <translation>含义相近的文件，不分种类。新文件会自动加入；您命名、合并、拆分或固定的分组在重新分组时保持不变。</translation>
    </message>
    <message>
        <source>Files by where they were taken, as pictures and videos say themselves.</source>
        <translation>按拍摄地点分组，地点由图片和视频自身记录。</translation>
    </message>
    <message>
        <source>Files by when they were taken, or else changed; days in a row are one group.</source>
        <translation>按拍摄时间（没有则按修改时间）分组；连续的日子为一组。</translation>
    </message>
    <message>
        <source>Waiting for its turn…</source>
        <translation>正在排队…</translation>
    </message>
    <message>
        <source>Stopped. The groups are as they were.</source>
        <translation>已停止。分组保持原样。</translation>
    </message>
    <message>
        <source>The library is empty. Add a folder first: File &gt; Add folder.</source>
        <translation>媒体库为空。请先添加文件夹：文件 &gt; 添加文件夹。</translation>
    </message>
    <message>
        <source>Nothing is grouped yet. Press Group the files: pictures, sounds, videos and documents that mean something alike come together.</source>
        <translation>尚未分组。请按“给文件分组”：含义相近的图片、声音、视频和文档会归在一起。</translation>
    </message>
    <message>
        <source>The files are being grouped. The groups are shown here once they are made.</source>
        <translation>正在为文件分组。分组完成后会显示在这里。</translation>
    </message>
    <message>
        <source>No files are close enough to make a group. Choose k-means, which puts every file in one, and group anew.</source>
        <translation>没有足够接近的文件可以成组。请选择 k-means（每个文件都会归入分组），然后重新分组。</translation>
    </message>
    <message>
        <source>No file says where it was taken. Phones and cameras that know where they are write it into pictures and videos; what an earlier version of Triptych read says it once it is read again.</source>
        <translation>没有文件记录拍摄地点。知道自身位置的手机和相机会将其写入图片和视频；由旧版 Triptych 读取的文件需重新读取后才有。</translation>
    </message>
    <message>
        <source>No file says when it was taken.</source>
        <translation>没有文件记录拍摄时间。</translation>
    </message>
    <message>
        <source>very much alike</source>
        <translation>非常相近</translation>
    </message>
    <message>
        <source>much alike</source>
        <translation>相当相近</translation>
    </message>
    <message>
        <source>somewhat alike</source>
        <translation>有些相近</translation>
    </message>
    <message>
        <source>hardly apart from others</source>
        <translation>与其他分组几乎没有区别</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>已固定</translation>
    </message>
    <message numerus="yes">
        <source>{n} finer groups</source>
        <comment>{n} finer group</comment>
        <translation>
            <numerusform>{n} 个更细的分组</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} groups.</source>
        <comment>{n} group.</comment>
        <translation>
            <numerusform>{n} 个分组。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} groups by {method}: silhouette {silhouette} ({words}), inertia {inertia}.</source>
        <comment>{n} group by {method}: silhouette {silhouette} ({words}), inertia {inertia}.</comment>
        <translation>
            <numerusform>按 {method} 分出 {n} 个分组：轮廓系数 {silhouette}（{words}），惯量 {inertia}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} groups by {method}, put together into {tops}: silhouette {silhouette} ({words}), inertia {inertia}.</source>
        <comment>{n} group by {method}, put together into {tops}: silhouette {silhouette} ({words}), inertia {inertia}.</comment>
        <translation>
            <numerusform>按 {method} 分出 {n} 个分组，合并为 {tops} 个大组：轮廓系数 {silhouette}（{words}），惯量 {inertia}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files in no group</source>
        <comment>{n} file in no group</comment>
        <translation>
            <numerusform>{n} 个文件不在任何分组中</numerusform>
        </translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>全部分组</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed by halves.</source>
        <translation>已停止。没有留下未完成的更改。</translation>
    </message>
    <message>
        <source>A backup is one file with all that was read, and none of your own files. What you forget later is still in it. A restore puts it in the place of this library, which is kept beside it. An export writes all that is known as plain files for other programs.</source>
        <translation>备份是一个文件，包含所有已读取的内容，但不包含您自己的文件。之后忘记的内容仍会留在备份中。恢复备份会用它替换此媒体库，而此媒体库会保留在旁边。导出会将所有已知信息写成普通文件，供其他程序使用。</translation>
    </message>
    <message>
        <source>Pictures, sounds and documents of our own, which you tried searching with.</source>
        <translation>我们自带的图片、声音和文档，您曾用它们试用搜索。</translation>
    </message>
    <message>
        <source>Put the backup {name} in the place of this library? What the library knows now is kept in a folder beside it; your own files are not touched.</source>
        <translation>要用备份 {name} 替换此媒体库吗？媒体库现有的信息会保留在旁边的一个文件夹中；您自己的文件不受影响。</translation>
    </message>
    <message>
        <source>Backups (*.triptych-backup);;All files (*)</source>
        <translation>备份 (*.triptych-backup);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Check that it is whole</source>
        <translation>检查是否完整</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Remove the sample</source>
        <translation>移除示例</translation>
    </message>
    <message>
        <source>What it holds, and what it takes</source>
        <translation>内容与占用空间</translation>
    </message>
    <message>
        <source>Safe keeping</source>
        <translation>备份与恢复</translation>
    </message>
    <message>
        <source>The sample</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>How good searches are</source>
        <translation>搜索质量</translation>
    </message>
    <message>
        <source>Back up to a file</source>
        <translation>备份到文件</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Export into an empty folder</source>
        <translation>导出到空文件夹</translation>
    </message>
    <message>
        <source>Find your own pictures, sounds, videos and documents by meaning</source>
        <translation>按含义查找您自己的图片、声音、视频和文档</translation>
    </message>
    <message>
        <source>Say in your own words what you look for: a boat at sunset, waves on the beach, the recipe with the onions. Triptych looks at pictures, listens to sounds and reads documents.</source>
        <translation>用自己的话描述要找的内容：日落时的小船、海滩上的浪声、加洋葱的菜谱。Triptych 会看图片、听声音、读文档。</translation>
    </message>
    <message>
        <source>All of that happens on this computer. There is no account, nothing is sent anywhere, and searching changes none of your files.</source>
        <translation>这一切都在这台电脑上完成。无需账户，不向任何地方发送任何内容，搜索也不会更改您的任何文件。</translation>
    </message>
    <message>
        <source>Which folders do you want to search in?</source>
        <translation>您想在哪些文件夹中搜索？</translation>
    </message>
    <message>
        <source>Pictures and videos are found by what is to be seen, sounds by what is to be heard, documents by what they say. More can be added at any time: drop them on the window.</source>
        <translation>图片和视频按看到的内容查找，声音按听到的内容查找，文档按所写的内容查找。以后随时可以添加更多文件夹：将它们拖放到窗口中即可。</translation>
    </message>
    <message>
        <source>Which model is to look and listen?</source>
        <translation>用哪个模型来看和听？</translation>
    </message>
    <message>
        <source>The model can be changed later without losing anything.</source>
        <translation>以后可以更换模型，不会丢失任何内容。</translation>
    </message>
    <message>
        <source>The starter, at once</source>
        <translation>立即使用入门模型</translation>
    </message>
    <message>
        <source>Part of Triptych: everyday things, scenes and sounds, asked for in English. Nothing is downloaded.</source>
        <translation>Triptych 自带：涵盖日常事物、场景和声音，用英语搜索。无需下载。</translation>
    </message>
    <message>
        <source>A larger model, later</source>
        <translation>稍后使用更大的模型</translation>
    </message>
    <message>
        <source>{advice} Until it is there the starter is at work.</source>
        <translation>{advice} 在此之前由入门模型工作。</translation>
    </message>
    <message>
        <source>Wherever it lies</source>
        <translation>不限位置</translation>
    </message>
    <message>
        <source>Files in these folders always stay. Of what they have, everything elsewhere is proposed to go.</source>
        <translation>这些文件夹中的文件始终保留。它们在其他位置的重复文件均会建议移除。</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>保留哪个文件</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>保留哪个位置的文件</translation>
    </message>
    <message>
        <source>Take nothing from</source>
        <translation>不移除以下位置的文件</translation>
    </message>
    <message>
        <source>All but one go</source>
        <translation>每组只留一个</translation>
    </message>
    <message>
        <source>All stay</source>
        <translation>全部保留</translation>
    </message>
    <message>
        <source>Keep</source>
        <comment>a file of each group</comment>
        <translation>保留</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>If in {folder}</source>
        <translation>优先 {folder} 中的</translation>
    </message>
    <message>
        <source>In another folder…</source>
        <translation>优先另一个文件夹中的…</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>其他文件夹…</translation>
    </message>
    <message>
        <source>Try it with a sample</source>
        <translation>用示例试一试</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Add a folder to the library</source>
        <translation>将文件夹添加到媒体库</translation>
    </message>
    <message>
        <source>Move {files} to the trash?</source>
        <translation>要将{files}移到回收站吗？</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Moved to the trash: {files}.</source>
        <translation>已移到回收站：{files}。</translation>
    </message>
    <message>
        <source>There is no trash for {files}. Delete for good? This cannot be undone.</source>
        <translation>没有可用的回收站：{files}。要永久删除吗？此操作无法撤销。</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Not moved: {files}. What was to stay instead is not there. Look again.</source>
        <translation>未移动：{files}。要保留的文件不在原处。请重新查找。</translation>
    </message>
    <message>
        <source>Not there: {files}. Connect the drive, then try again.</source>
        <translation>找不到：{files}。请连接驱动器后重试。</translation>
    </message>
    <message>
        <source>Back in place: {files}.</source>
        <translation>已放回原处：{files}。</translation>
    </message>
    <message>
        <source>Not put back: {files}. The place is taken, or the trash was emptied.</source>
        <translation>未能放回：{files}。原位置已被占用，或回收站已清空。</translation>
    </message>
    <message>
        <source>Not deleted: {files}. Check that you may change its folder.</source>
        <translation>未能删除：{files}。请检查您是否有权更改其所在的文件夹。</translation>
    </message>
    <message>
        <source>Renamed: {old} is {name} now.</source>
        <translation>已重命名：{old} 现在是 {name}。</translation>
    </message>
    <message>
        <source>Leave {files} out of the library? The files stay where they are.</source>
        <translation>要从媒体库中排除{files}吗？文件仍保留在原处。</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Left out of the library: {files}.</source>
        <translation>已从媒体库中排除：{files}。</translation>
    </message>
    <message>
        <source>Write the stars and tags of {files} into XMP files beside them?</source>
        <translation>要将{files}的星级和标签写入旁边的 XMP 文件吗？</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Stars and tags are in XMP files: {files}.</source>
        <translation>星级和标签已写入 XMP 文件：{files}。</translation>
    </message>
    <message>
        <source>Saved: {files} as rows of {target}.</source>
        <translation>已保存：{files}，每个文件为 {target} 中的一行。</translation>
    </message>
    <message>
        <source>These are not in the library. A path is one that you left out or forgot; a pattern was given with --ignore.</source>
        <translation>这些内容不在媒体库中。路径是您排除或忘记的文件；模式由 --ignore 指定。</translation>
    </message>
    <message>
        <source>Nothing is left out.</source>
        <translation>没有排除任何内容。</translation>
    </message>
    <message>
        <source>Left out of the library</source>
        <translation>已从媒体库中排除</translation>
    </message>
    <message>
        <source>What is left out</source>
        <translation>已排除的内容</translation>
    </message>
    <message>
        <source>Take in again</source>
        <translation>重新纳入</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Show the files</source>
        <translation>显示文件</translation>
    </message>
    <message>
        <source>Finer groups</source>
        <translation>更细的分组</translation>
    </message>
    <message>
        <source>Make an album…</source>
        <translation>新建相册…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>The groups in this one (Enter); Backspace leads back</source>
        <translation>此分组中的分组（回车键）；退格键返回</translation>
    </message>
    <message>
        <source>Give the group another name (F2)</source>
        <translation>给分组改名（F2）</translation>
    </message>
    <message>
        <source>Make one group of those that are selected, with the name of the first</source>
        <translation>将所选分组合为一组，使用第一个的名称</translation>
    </message>
    <message>
        <source>Take the group apart</source>
        <translation>拆开此分组</translation>
    </message>
    <message>
        <source>The group stays as it is when files are grouped anew</source>
        <translation>重新分组时，此分组保持不变</translation>
    </message>
    <message>
        <source>The group may change when files are grouped anew</source>
        <translation>重新分组时，此分组可以改变</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新名称</translation>
    </message>
    <message>
        <source>No file can be called {name}. Choose another name.</source>
        <translation>文件不能命名为 {name}。请换一个名称。</translation>
    </message>
    <message>
        <source>There is a file {name} already. Choose another name.</source>
        <translation>已有名为 {name} 的文件。请换一个名称。</translation>
    </message>
    <message>
        <source>{name} cannot be renamed: {reason}.</source>
        <translation>无法重命名 {name}：{reason}。</translation>
    </message>
    <message>
        <source>{target} cannot be written: {reason}.</source>
        <translation>无法写入 {target}：{reason}。</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>完全相同</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>几乎相同</translation>
    </message>
    <message>
        <source>Similar</source>
        <translation>相似</translation>
    </message>
    <message>
        <source>Files with the same content.</source>
        <translation>内容相同的文件。</translation>
    </message>
    <message>
        <source>The same in another form: another size, format or position, or a little cut off.</source>
        <translation>同一内容的另一种形式：大小、格式或方向不同，或略有裁剪。</translation>
    </message>
    <message>
        <source>Moments of one scene, and what only looks alike. None of these is proposed to go.</source>
        <translation>同一场景的不同瞬间，以及只是看起来相似的内容。不会建议移除其中任何文件。</translation>
    </message>
    <message>
        <source>No file is there more than once.</source>
        <translation>没有存在多份的文件。</translation>
    </message>
    <message>
        <source>Nothing is there in another form as well.</source>
        <translation>没有以另一种形式存在的文件。</translation>
    </message>
    <message>
        <source>No files look alike.</source>
        <translation>没有看起来相似的文件。</translation>
    </message>
    <message>
        <source>The largest</source>
        <translation>最大的</translation>
    </message>
    <message>
        <source>The oldest</source>
        <translation>最旧的</translation>
    </message>
    <message>
        <source>The newest</source>
        <translation>最新的</translation>
    </message>
    <message>
        <source>The last file of a group stays. To take it as well, choose Take the whole group in its menu.</source>
        <translation>组中的最后一个文件会保留。若也要移除它，请在其菜单中选择“移除整组”。</translation>
    </message>
    <message>
        <source>Nothing is taken from this folder, as was chosen above.</source>
        <translation>按上面的选择，不会移除此文件夹中的任何文件。</translation>
    </message>
    <message>
        <source>{kind}: looked at {done} of {total}…</source>
        <translation>{kind}：已查看 {done} / {total}…</translation>
    </message>
    <message>
        <source>{kind}: compared {done} of {total}…</source>
        <translation>{kind}：已比较 {done} / {total}…</translation>
    </message>
    <message numerus="yes">
        <source>{n} files</source>
        <comment>{n} file</comment>
        <translation>
            <numerusform>{n} 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>all stay</source>
        <comment>all files of a group</comment>
        <translation>全部保留</translation>
    </message>
    <message>
        <source>none stays</source>
        <comment>no file of a group</comment>
        <translation>全不保留</translation>
    </message>
    <message>
        <source>frees {size}</source>
        <translation>可释放 {size}</translation>
    </message>
    <message>
        <source>Group {number} of {count}</source>
        <translation>第 {number} 组，共 {count} 组</translation>
    </message>
    <message>
        <source>Stays (reference)</source>
        <translation>保留（基准）</translation>
    </message>
    <message>
        <source>Goes</source>
        <comment>a file, to the trash</comment>
        <translation>移除</translation>
    </message>
    <message>
        <source>Stays (suggested)</source>
        <translation>保留（建议）</translation>
    </message>
    <message>
        <source>Stays</source>
        <comment>a file</comment>
        <translation>保留</translation>
    </message>
    <message numerus="yes">
        <source>Move {n} files to trash… ({size})</source>
        <comment>Move {n} file to trash… ({size})</comment>
        <translation>
            <numerusform>将 {n} 个文件移到回收站…（{size}）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move {n} files to the trash? That frees {size}; what stays gets their stars, tags and albums.</source>
        <comment>Move {n} file to the trash? That frees {size}; what stays gets its stars, tags and albums.</comment>
        <translation>
            <numerusform>将 {n} 个文件移到回收站？可腾出 {size}；保留的文件会得到它们的星级、标签和相册。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of {n} groups nothing stays.</source>
        <comment>Of {n} group nothing stays.</comment>
        <translation>
            <numerusform>有 {n} 组将不保留任何文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>{question} {warning}</source>
        <translation>{question}{warning}</translation>
    </message>
    <message numerus="yes">
        <source>No duplicates: {name} and {n} others.</source>
        <comment>No duplicates: {name} and {n} other.</comment>
        <translation>
            <numerusform>不再视为重复：{name} 和其他 {n} 个文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} and {n} duplicates</source>
        <comment>{name} and {n} duplicate</comment>
        <translation>
            <numerusform>{name} 和 {n} 个重复文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Favourite: {files}.</source>
        <translation>已收藏：{files}。</translation>
    </message>
    <message>
        <source>No favourite any more: {files}.</source>
        <translation>已取消收藏：{files}。</translation>
    </message>
    <message numerus="yes">
        <source>{n} stars: {files}.</source>
        <comment>{n} star: {files}.</comment>
        <translation>
            <numerusform>已评为 {n} 星：{files}。</numerusform>
        </translation>
    </message>
    <message>
        <source>No stars any more: {files}.</source>
        <translation>已清除星级：{files}。</translation>
    </message>
    <message>
        <source>Tagged {tags}: {files}.</source>
        <translation>已添加标签 {tags}：{files}。</translation>
    </message>
    <message>
        <source>No longer tagged {tags}: {files}.</source>
        <translation>已移除标签 {tags}：{files}。</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>新标签</translation>
    </message>
    <message>
        <source>Name of the album</source>
        <translation>相册名称</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>Add to album</source>
        <translation>添加到相册</translation>
    </message>
    <message>
        <source>Add to an album: {files}</source>
        <translation>添加到相册：{files}</translation>
    </message>
    <message>
        <source>An album, or the name of a new one</source>
        <translation>相册，或新相册的名称</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>The album has the files that are in the group now: {files}.</source>
        <translation>相册包含分组中现有的文件：{files}。</translation>
    </message>
    <message>
        <source>Make an album</source>
        <translation>新建相册</translation>
    </message>
    <message>
        <source>The album has what this search finds, now and later.</source>
        <translation>相册包含此搜索现在和以后找到的内容。</translation>
    </message>
    <message>
        <source>The name of the new album</source>
        <translation>新相册的名称</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>There is an album {name} already. Choose another name.</source>
        <translation>已有名为 {name} 的相册。请换一个名称。</translation>
    </message>
    <message>
        <source>The album {album} is filled by its search. Choose another album.</source>
        <translation>相册 {album} 由其搜索填充。请选择其他相册。</translation>
    </message>
    <message>
        <source>Tags, such as holiday, Places/Rome</source>
        <translation>标签，例如：假期, 地点/罗马</translation>
    </message>
    <message>
        <source>Tags of these files</source>
        <translation>这些文件的标签</translation>
    </message>
    <message>
        <source>Tags of {files}</source>
        <translation>标签：{files}</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>已撤销：{what}</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>从文件夹导入…</translation>
    </message>
    <message>
        <source>Use…</source>
        <translation>使用…</translation>
    </message>
    <message>
        <source>Check files</source>
        <translation>检查文件</translation>
    </message>
    <message>
        <source>Measure speed</source>
        <translation>测量速度</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Progress of {name}</source>
        <translation>{name} 的进度</translation>
    </message>
    <message>
        <source>Keep what the present model made, to go back to it at once</source>
        <translation>保留当前模型生成的内容，以便随时切换回来</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Go on…</source>
        <translation>继续…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Change to this model</source>
        <translation>改用此模型</translation>
    </message>
    <message>
        <source>Delete the model&apos;s files? They can be downloaded again.</source>
        <translation>要删除此模型的文件吗？以后可以重新下载。</translation>
    </message>
    <message>
        <source>{button}: {name}</source>
        <translation>{button}：{name}</translation>
    </message>
    <message>
        <source>Download the rest</source>
        <translation>下载其余部分</translation>
    </message>
    <message>
        <source>Download the rest ({size})</source>
        <translation>下载其余部分（{size}）</translation>
    </message>
    <message>
        <source>Download ({size})</source>
        <translation>下载（{size}）</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>{advice} Everything works meanwhile, and File &gt; Models has this offer, too.</source>
        <translation>{advice}下载期间一切照常可用，也可以在“文件 &gt; 模型”中下载。</translation>
    </message>
    <message>
        <source>The folder with the files of {name}</source>
        <translation>{name} 的文件所在的文件夹</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>正在下载…</translation>
    </message>
    <message>
        <source>Checking its files…</source>
        <translation>正在检查文件…</translation>
    </message>
    <message>
        <source>Measuring its speed…</source>
        <translation>正在测量速度…</translation>
    </message>
    <message>
        <source>A model turns pictures, sounds and words into what searches compare. Searches go on while a model is downloaded, and while the library is indexed with another one.</source>
        <translation>模型将图片、声音和文字转换成搜索时可以比较的数据。下载模型或用其他模型为媒体库建立索引时，搜索照常可用。</translation>
    </message>
    <message>
        <source>In use now: {name}.</source>
        <translation>当前使用：{name}。</translation>
    </message>
    <message>
        <source>Better results: download a larger model, {model}.</source>
        <translation>要获得更好的结果，请下载更大的模型：{model}。</translation>
    </message>
    <message>
        <source>It finds sounds, too, with what is here already.</source>
        <translation>它借助已有的模型也能查找声音。</translation>
    </message>
    <message>
        <source>To find sounds with it, download {model}, too.</source>
        <translation>要用它查找声音，还需下载{model}。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; ({size})</source>
        <translation>“{name}”（{size}）</translation>
    </message>
    <message>
        <source>{done} of {size} · file {number} of {files}</source>
        <translation>{done} / {size} · 第 {number} 个文件，共 {files} 个</translation>
    </message>
    <message>
        <source>searches go on meanwhile</source>
        <translation>搜索照常可用</translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; was renewed, so your library is read anew with it. Searches find what has been read so far. If you cancel, it goes on when you look for changes, or next time.</source>
        <translation>模型“{name}”已更新，因此正在用它重新读取您的媒体库。目前已读取的内容可以搜索。如果取消，将在您检查更改时或下次启动时继续。</translation>
    </message>
    <message>
        <source>Go on with it in File &gt; Models.</source>
        <translation>可在“文件 &gt; 模型”中继续。</translation>
    </message>
    <message>
        <source>Back to the files</source>
        <translation>返回文件</translation>
    </message>
    <message>
        <source>Back to the files (Esc)</source>
        <translation>返回文件（Esc）</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>报告问题…</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>Keys</source>
        <comment>of the keyboard</comment>
        <translation>按键</translation>
    </message>
    <message>
        <source>What can be typed in the search box</source>
        <translation>搜索框中可输入的内容</translation>
    </message>
    <message>
        <source>Triptych {version}. Everything stays on this computer.</source>
        <translation>Triptych {version}。一切都留在这台电脑上。</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康状况</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>媒体库</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复文件</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>按键和帮助</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>What is fastest here</source>
        <translation>这台电脑上最快的硬件</translation>
    </message>
    <message>
        <source>The processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>显卡（CUDA）</translation>
    </message>
    <message>
        <source>Graphics processor (Intel)</source>
        <translation>图形处理器（Intel）</translation>
    </message>
    <message>
        <source>Graphics processor (Apple)</source>
        <translation>图形处理器（Apple）</translation>
    </message>
    <message>
        <source>Another language is spoken from the next start of Triptych.</source>
        <translation>新的语言将在下次启动 Triptych 时生效。</translation>
    </message>
    <message>
        <source>Used from the next start of Triptych. On the command line: triptych models device NAME</source>
        <translation>下次启动 Triptych 时生效。命令行：triptych models device NAME</translation>
    </message>
    <message>
        <source>Nothing leaves this computer. The library remembers which files you opened last, to suggest others like them, and counts for 90 days which kinds you open out of searches, to favour these a little. What you looked for is not noted with it.</source>
        <translation>任何内容都不会离开这台计算机。媒体库会记住您最近打开的文件，以便推荐类似的文件；并统计 90 天内您从搜索结果中打开的种类，以略微优先显示。不会记录您搜索了什么。</translation>
    </message>
    <message>
        <source>Remember what I open</source>
        <translation>记住我打开的文件</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>What each key does, and what can be typed in the search box, is listed (F1).</source>
        <translation>各按键的作用以及搜索框中可输入的内容均已列出（F1）。</translation>
    </message>
    <message>
        <source>Reading and models together take about so many at most. Models follow from the next start of Triptych.</source>
        <translation>读取和模型合计最多约使用这么多。对模型而言，下次启动 Triptych 后生效。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Follow changes in the folders by itself</source>
        <translation>自动跟踪文件夹中的更改</translation>
    </message>
    <message>
        <source>Pause reading</source>
        <translation>暂停读取</translation>
    </message>
    <message>
        <source>Read only on mains power</source>
        <translation>仅在接通电源时读取</translation>
    </message>
    <message>
        <source>Read only while the computer is idle</source>
        <translation>仅在电脑空闲时读取</translation>
    </message>
    <message>
        <source>As many as are good</source>
        <translation>自动选择</translation>
    </message>
    <message>
        <source>What models run on</source>
        <translation>模型运行所用的硬件</translation>
    </message>
    <message>
        <source>Forget what was opened…</source>
        <translation>清除打开统计…</translation>
    </message>
    <message>
        <source>Remember recent searches</source>
        <translation>记住最近的搜索</translation>
    </message>
    <message>
        <source>Forget recent searches</source>
        <translation>清除最近的搜索</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>所有按键</translation>
    </message>
    <message>
        <source>Key for the quick search…</source>
        <translation>快速搜索的按键…</translation>
    </message>
    <message>
        <source>Turn off the key for the quick search</source>
        <translation>关闭快速搜索的快捷键</translation>
    </message>
    <message>
        <source>Size of the tiles</source>
        <translation>缩略图大小</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Cores of the processor</source>
        <translation>处理器核心数</translation>
    </message>
    <message>
        <source>Reading</source>
        <comment>of files</comment>
        <translation>读取</translation>
    </message>
    <message>
        <source>Models run on</source>
        <translation>模型运行于</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>硬件</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>No picture to show</source>
        <translation>没有可显示的图片</translation>
    </message>
    <message>
        <source>page {name}</source>
        <translation>第 {name} 页</translation>
    </message>
    <message>
        <source>slide {name}</source>
        <translation>第 {name} 张幻灯片</translation>
    </message>
    <message>
        <source>chapter {name}</source>
        <translation>第 {name} 章</translation>
    </message>
    <message>
        <source>cell {name}</source>
        <translation>单元格 {name}</translation>
    </message>
    <message>
        <source>sheet {name}</source>
        <translation>工作表 {name}</translation>
    </message>
    <message>
        <source>mail {name}</source>
        <translation>第 {name} 封邮件</translation>
    </message>
    <message>
        <source>Found in: {place}</source>
        <translation>所在位置：{place}</translation>
    </message>
    <message>
        <source>Camera: {camera}</source>
        <translation>相机：{camera}</translation>
    </message>
    <message>
        <source>Place: {place}</source>
        <translation>地点：{place}</translation>
    </message>
    <message>
        <source>Seen from {when}</source>
        <translation>画面 {when}</translation>
    </message>
    <message>
        <source>Play what is seen from {when}</source>
        <translation>从 {when} 播放画面</translation>
    </message>
    <message>
        <source>Heard from {when}</source>
        <translation>声音 {when}</translation>
    </message>
    <message>
        <source>Play what is heard from {when}</source>
        <translation>从 {when} 播放声音</translation>
    </message>
    <message>
        <source>Said from {when}</source>
        <translation>语音 {when}</translation>
    </message>
    <message>
        <source>Play what is said from {when}</source>
        <translation>从 {when} 播放语音</translation>
    </message>
    <message>
        <source>No part of this picture stands out from the rest</source>
        <translation>这张图片没有比其他部分更突出的部分</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Outline what matched</source>
        <translation>框出匹配的部分</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一个匹配</translation>
    </message>
    <message>
        <source>Select something to look at it here.</source>
        <translation>选择一项即可在此查看。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>More like this too</source>
        <translation>同时多找相似的</translation>
    </message>
    <message>
        <source>Less like this</source>
        <translation>少找相似的</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>查找相似内容</translation>
    </message>
    <message>
        <source>Text of the document</source>
        <translation>文档文字</translation>
    </message>
    <message>
        <source>No text was read in this document, or not yet.</source>
        <translation>尚未读取此文档中的文字，或其中没有文字。</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Best match {place}</source>
        <translation>最佳匹配：{place}</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Find similar to {start} to {end}</source>
        <translation>查找与 {start} 至 {end} 相似的内容</translation>
    </message>
    <message>
        <source>Sounds and videos cannot be played here: a system library for sound is missing. “Open” plays them in another program.</source>
        <translation>无法在此播放声音和视频：缺少系统音频库。“打开”可用其他程序播放。</translation>
    </message>
    <message>
        <source>Sound output is not available: no loudspeaker or headphones were found.</source>
        <translation>没有可用的声音输出：未找到扬声器或耳机。</translation>
    </message>
    <message>
        <source>“Open” may play it in another program.</source>
        <translation>“打开”也许可以用其他程序播放。</translation>
    </message>
    <message>
        <source>Best {when}.</source>
        <translation>最佳匹配：{when}。</translation>
    </message>
    <message>
        <source>Seen {when}.</source>
        <translation>匹配的画面：{when}。</translation>
    </message>
    <message>
        <source>Heard {when}.</source>
        <translation>匹配的声音：{when}。</translation>
    </message>
    <message>
        <source>{found}.</source>
        <translation>{found}。</translation>
    </message>
    <message>
        <source>{found}: {words}.</source>
        <translation>{found}：{words}。</translation>
    </message>
    <message>
        <source>Best {place}.</source>
        <translation>最佳匹配：{place}。</translation>
    </message>
    <message>
        <source>Said {when}: “{text}”.</source>
        <translation>匹配的语音：{when}，“{text}”。</translation>
    </message>
    <message>
        <source>Text in the picture: “{text}”.</source>
        <translation>图片中的文字：“{text}”。</translation>
    </message>
    <message>
        <source>from {span}</source>
        <translation>{span}</translation>
    </message>
    <message>
        <source>Position: arrow keys seek, and with Shift mark a part</source>
        <translation>播放位置：用方向键跳转，按住 Shift 可标记一段</translation>
    </message>
    <message>
        <source>Waveform: arrow keys seek, and with Shift mark a part</source>
        <translation>波形：用方向键跳转，按住 Shift 可标记一段</translation>
    </message>
    <message>
        <source>Best {when}</source>
        <translation>最佳匹配：{when}</translation>
    </message>
    <message>
        <source>Play from {when}, the best part</source>
        <translation>从最佳部分 {when} 开始播放</translation>
    </message>
    <message>
        <source>From {when}</source>
        <translation>从 {when} 开始</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <source>other words</source>
        <translation>其他词语</translation>
    </message>
    <message>
        <source>Edit {part}</source>
        <translation>编辑：{part}</translation>
    </message>
    <message>
        <source>Take out of the query</source>
        <translation>从查询中移除</translation>
    </message>
    <message>
        <source>Remove {part}</source>
        <translation>移除：{part}</translation>
    </message>
    <message>
        <source>&amp;More like this</source>
        <translation>多找相似的(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Less like this</source>
        <translation>少找相似的(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Half weight</source>
        <translation>一半权重(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Normal weight</source>
        <translation>正常权重(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Double weight</source>
        <translation>双倍权重(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>The query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>album</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>group</source>
        <translation>分组</translation>
    </message>
    <message numerus="yes">
        <source>A query holds at most {n} files. Choose fewer.</source>
        <comment>A query holds at most {n} file. Choose fewer.</comment>
        <translation>
            <numerusform>一个查询最多包含 {n} 个文件，请减少所选文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Pictures</source>
        <translation>图片(&amp;P)</translation>
    </message>
    <message>
        <source>So&amp;unds</source>
        <translation>声音(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>文档(&amp;D)</translation>
    </message>
    <message>
        <source>Vide&amp;os</source>
        <translation>视频(&amp;O)</translation>
    </message>
    <message>
        <source>Best mix first</source>
        <translation>最佳组合优先</translation>
    </message>
    <message>
        <source>By score</source>
        <translation>按得分</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新的在前</translation>
    </message>
    <message>
        <source>Name A to Z</source>
        <translation>按名称 A 到 Z</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>最大的在前</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>最长的在前</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>By folder</source>
        <translation>按文件夹</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>按日期</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>按类型</translation>
    </message>
    <message>
        <source>Show only these; press several to combine them</source>
        <translation>仅显示此类型；可按下多个进行组合</translation>
    </message>
    <message>
        <source>The search box decides this while it says “{key}:”</source>
        <translation>搜索框中有“{key}:”时，由搜索框决定</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>返回(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Walk on</source>
        <translation>继续漫步(&amp;W)</translation>
    </message>
    <message>
        <source>All folders</source>
        <translation>所有文件夹</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message numerus="yes">
        <source>More than {n} results</source>
        <comment>More than {n} result</comment>
        <translation>
            <numerusform>超过 {n} 个结果</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} results</source>
        <comment>{n} result</comment>
        <translation>
            <numerusform>{n} 个结果</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} more, less alike</source>
        <comment>{n} more, less alike</comment>
        <translation>
            <numerusform>另有 {n} 个相似度较低的</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} less alike</source>
        <comment>{n} less alike</comment>
        <translation>
            <numerusform>{n} 个相似度较低的</numerusform>
        </translation>
    </message>
    <message>
        <source>Exact words “{words}”</source>
        <translation>原词“{words}”</translation>
    </message>
    <message>
        <source>Without the words “{words}”</source>
        <translation>不含词语“{words}”</translation>
    </message>
    <message>
        <source>Filter {query}</source>
        <translation>筛选条件 {query}</translation>
    </message>
    <message>
        <source>what it means, in your own words</source>
        <translation>要找的内容，用自己的话描述</translation>
    </message>
    <message>
        <source>these very words, in text, name or tags</source>
        <translation>文字、名称或标签中的原词</translation>
    </message>
    <message>
        <source>without these words</source>
        <translation>不含这些词语</translation>
    </message>
    <message>
        <source>both of these</source>
        <translation>同时符合两者</translation>
    </message>
    <message>
        <source>less like people</source>
        <translation>少找与 people 相似的</translation>
    </message>
    <message>
        <source>counts twice, counts half</source>
        <translation>权重加倍、减半</translation>
    </message>
    <message>
        <source>as type:image,audio; also documents and videos</source>
        <translation>同 type:image,audio；也可用 documents 和 videos</translation>
    </message>
    <message>
        <source>in a folder of that name; also in:&quot;My folder&quot;</source>
        <translation>在该名称的文件夹中；也可用 in:&quot;My folder&quot;</translation>
    </message>
    <message>
        <source>from June 2024 on; also before:2024, after:30d</source>
        <translation>2024 年 6 月起；也可用 before:2024、after:30d</translation>
    </message>
    <message>
        <source>files with these endings</source>
        <translation>具有这些扩展名的文件</translation>
    </message>
    <message>
        <source>also size:&lt;200kb, size:1mb..5mb</source>
        <translation>也可用 size:&lt;200kb、size:1mb..5mb</translation>
    </message>
    <message>
        <source>also duration:1:30..3:00</source>
        <translation>也可用 duration:1:30..3:00</translation>
    </message>
    <message>
        <source>files that are there more than once</source>
        <translation>存在多份的文件</translation>
    </message>
    <message>
        <source>what you marked so; -is:favourite for all else</source>
        <translation>您收藏的文件；其他所有文件用 -is:favourite</translation>
    </message>
    <message>
        <source>also is:dark, is:screenshot, is:silent; a minus for all else</source>
        <translation>也可用 is:dark、is:screenshot、is:silent；前面加“-”表示其他所有文件</translation>
    </message>
    <message>
        <source>also rating:5, rating:2..4, rating:0 for none</source>
        <translation>也可用 rating:5、rating:2..4，无评分用 rating:0</translation>
    </message>
    <message>
        <source>with that tag, or one below it; also -tag:holiday</source>
        <translation>带有该标签或其下级标签；也可用 -tag:holiday</translation>
    </message>
    <message>
        <source>in that album; also -album:Rome</source>
        <translation>在该相册中；也可用 -album:Rome</translation>
    </message>
    <message>
        <source>in that group of files that are alike; also -group:beach</source>
        <translation>在该组相似的文件中；也可用 -group:beach</translation>
    </message>
    <message>
        <source>also score, name, size, duration</source>
        <translation>也可用 score、name、size、duration</translation>
    </message>
    <message>
        <source>Triptych: quick search</source>
        <translation>Triptych：快速搜索</translation>
    </message>
    <message>
        <source>Find a file by what is in it</source>
        <translation>按内容查找文件</translation>
    </message>
    <message>
        <source>Quick search</source>
        <translation>快速搜索</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Show all in the window</source>
        <translation>在窗口中显示全部</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>A minus pushes away from what you look for: say that, too.</source>
        <translation>减号表示要远离的内容：也请说明要找什么。</translation>
    </message>
    <message>
        <source>Describe what you look for, or drop a picture, sound, video or document</source>
        <translation>描述要找的内容，或拖入图片、声音、视频或文档</translation>
    </message>
    <message>
        <source>Clear</source>
        <comment>the search</comment>
        <translation>清除</translation>
    </message>
    <message>
        <source>What can be typed here ({key})</source>
        <translation>此处可输入的内容（{key}）</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>A row for each kind</source>
        <translation>按类型分栏</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>{name} is not there now. Is its drive connected, or was it moved?</source>
        <translation>{name} 目前不在原处。它所在的驱动器是否已连接，或者文件已被移动？</translation>
    </message>
    <message>
        <source>{name} cannot be opened: {reason}.</source>
        <translation>无法打开 {name}：{reason}。</translation>
    </message>
    <message>
        <source>Added {folders} to the library with {absorbed}, which was there before. Files appear as they are read.</source>
        <translation>已将 {folders} 添加到媒体库，原有的 {absorbed} 已并入其中。文件读取后会陆续显示。</translation>
    </message>
    <message>
        <source>Added {folders} to the library. Files appear as they are read.</source>
        <translation>已将 {folders} 添加到媒体库。文件读取后会陆续显示。</translation>
    </message>
    <message numerus="yes">
        <source>{folders} are in the library already. Looking for changes in them.</source>
        <comment>{folders} is in the library already. Looking for changes in it.</comment>
        <translation>
            <numerusform>{folders} 已在媒体库中，正在检查其中的更改。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: {error}.</source>
        <translation>{name}：{error}。</translation>
    </message>
    <message>
        <source>Nothing of this is sent anywhere. Copy it, and add what you were doing, to tell the makers of Triptych. You can go on working.</source>
        <translation>这些内容不会发送到任何地方。要告知 Triptych 的开发者，请复制它并补充说明您当时的操作。您可以继续使用。</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>报告问题</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>With the names of my files, where the log has some</source>
        <translation>包含日志中出现的我的文件名</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>显示报告</translation>
    </message>
    <message>
        <source>Small tiles</source>
        <translation>小缩略图</translation>
    </message>
    <message>
        <source>Medium tiles</source>
        <translation>中等缩略图</translation>
    </message>
    <message>
        <source>Large tiles</source>
        <translation>大缩略图</translation>
    </message>
    <message>
        <source>Very large tiles</source>
        <translation>超大缩略图</translation>
    </message>
    <message>
        <source>Show as</source>
        <translation>显示方式</translation>
    </message>
    <message>
        <source>Go to date</source>
        <translation>转到日期</translation>
    </message>
    <message>
        <source>The list is not ordered by date</source>
        <translation>列表未按日期排序</translation>
    </message>
    <message>
        <source>{Ctrl+F} or {/}</source>
        <translation>{Ctrl+F} 或 {/}</translation>
    </message>
    <message>
        <source>Search box</source>
        <translation>搜索框</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>这些按键</translation>
    </message>
    <message>
        <source>Settings, and the other pages; Esc leads back</source>
        <translation>设置和其他页面；按 Esc 返回</translation>
    </message>
    <message>
        <source>Quick search in a small window; also by a key of the whole desktop</source>
        <translation>在小窗口中快速搜索；也可用系统全局快捷键</translation>
    </message>
    <message>
        <source>Suggestions below the search box, and into their list</source>
        <translation>搜索框下方的建议，以及进入建议列表</translation>
    </message>
    <message>
        <source>Leave the viewer or the copies, dismiss the message, or clear the search; pressed again, also its filters</source>
        <translation>离开查看器或副本列表、关闭消息或清除搜索；再按一次，也清除筛选</translation>
    </message>
    <message>
        <source>{Down}, arrows</source>
        <translation>{Down}、方向键</translation>
    </message>
    <message>
        <source>From the search box to the results, and among them</source>
        <translation>从搜索框移到结果，以及在结果间移动</translation>
    </message>
    <message>
        <source>Look at it as large as the window, and back; there: play or pause what plays</source>
        <translation>放大到整个窗口查看，再按返回；在查看器中：播放或暂停</translation>
    </message>
    <message>
        <source>There: {+}, {-}, {0}, {1}, {R}, {I}</source>
        <translation>在查看器中：{+}、{-}、{0}、{1}、{R}、{I}</translation>
    </message>
    <message>
        <source>Larger, smaller, whole, own size, turn, what is known of it</source>
        <translation>放大、缩小、完整显示、实际大小、旋转、详细信息</translation>
    </message>
    <message>
        <source>There: arrows, {PgUp}, {PgDown}</source>
        <translation>在其中：方向键、{PgUp}、{PgDown}</translation>
    </message>
    <message>
        <source>The file before or after; arrows move a picture that is zoomed beyond its view</source>
        <translation>上一个或下一个文件；图片放大到超出视图时，方向键移动图片</translation>
    </message>
    <message>
        <source>There: {S}</source>
        <translation>在查看器中：{S}</translation>
    </message>
    <message>
        <source>Find what is like the part of the picture that is in sight</source>
        <translation>查找与图片中可见部分相似的内容</translation>
    </message>
    <message>
        <source>{Shift} with a drag or arrows</source>
        <translation>{Shift} 加拖动或方向键</translation>
    </message>
    <message>
        <source>Mark a part of what plays, on its bar, to find what is like it</source>
        <translation>在进度条上标记播放内容的一段，以查找与它相似的内容</translation>
    </message>
    <message>
        <source>Play or pause the sound or video that is selected, beside the results</source>
        <translation>在结果旁的预览中播放或暂停所选的声音或视频</translation>
    </message>
    <message>
        <source>Go through the shots of a video in its tile</source>
        <translation>在缩略图中逐个浏览视频的镜头</translation>
    </message>
    <message>
        <source>Open all that is selected</source>
        <translation>打开所有已选择的项目</translation>
    </message>
    <message>
        <source>Show the folders of all that is selected</source>
        <translation>显示所有已选择项目所在的文件夹</translation>
    </message>
    <message>
        <source>Find what is similar to all that is selected</source>
        <translation>查找与全部所选项相似的内容</translation>
    </message>
    <message>
        <source>More like what is selected, beside what is looked for already</source>
        <translation>在当前查询之外，多找与所选项相似的内容</translation>
    </message>
    <message>
        <source>Less like what is selected</source>
        <translation>少找与所选项相似的内容</translation>
    </message>
    <message>
        <source>Walk at random from the selected file to one that is near, and on</source>
        <translation>从所选文件随机漫步到相近的文件，并继续</translation>
    </message>
    <message>
        <source>Suggest files like all that is selected</source>
        <translation>推荐与全部所选类似的文件</translation>
    </message>
    <message>
        <source>Show copies</source>
        <translation>显示副本</translation>
    </message>
    <message>
        <source>Groups; there: Enter opens one, Backspace leads back</source>
        <translation>分组；其中：回车键打开，退格键返回</translation>
    </message>
    <message>
        <source>Duplicates; there: Space lets a file stay or go, Enter shows it</source>
        <translation>重复文件；在该页面中：空格键切换保留或移除，回车键显示文件</translation>
    </message>
    <message>
        <source>Copy the selected files, their paths</source>
        <translation>复制所选文件、复制其路径</translation>
    </message>
    <message>
        <source>Show all of the kind that is current</source>
        <translation>显示与当前项同类的全部内容</translation>
    </message>
    <message>
        <source>Select all, nothing</source>
        <translation>全选、取消全选</translation>
    </message>
    <message>
        <source>On the titles of the table, by {Tab}: {Left}, {Right}, {Enter}</source>
        <translation>在表格标题上（通过 {Tab}）：{Left}、{Right}、{Enter}</translation>
    </message>
    <message>
        <source>Go to a column, order by it; with Shift make it narrower or wider</source>
        <translation>转到某列、按其排序；配合 Shift 键调窄或调宽</translation>
    </message>
    <message>
        <source>Favourite, or no more</source>
        <translation>收藏或取消收藏</translation>
    </message>
    <message>
        <source>{Ctrl+1} to {Ctrl+5}, {Ctrl+0}</source>
        <translation>{Ctrl+1} 至 {Ctrl+5}、{Ctrl+0}</translation>
    </message>
    <message>
        <source>So many stars, none</source>
        <translation>评为相应的星级、清除星级</translation>
    </message>
    <message>
        <source>Add to an album</source>
        <translation>添加到相册</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Search with the copied picture, files, words or link</source>
        <translation>用复制的图片、文件、文字或链接搜索</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>忘记</translation>
    </message>
    <message>
        <source>{Menu} or {Shift+F10}</source>
        <translation>{Menu} 或 {Shift+F10}</translation>
    </message>
    <message>
        <source>What else can be done with the selected files</source>
        <translation>可对所选文件执行的其他操作</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Search with files</source>
        <translation>用文件搜索</translation>
    </message>
    <message>
        <source>Look for changes</source>
        <translation>检查更改</translation>
    </message>
    <message>
        <source>Back to what was looked for before, and forward again</source>
        <translation>返回之前的搜索，以及再次前进</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>保存此搜索</translation>
    </message>
    <message>
        <source>In the side bar: rename or move a saved search; F2 edits a chip</source>
        <translation>在侧边栏中：重命名或移动已保存的搜索；F2 编辑查询中的一项</translation>
    </message>
    <message>
        <source>Move a chip of the query, as a drag does</source>
        <translation>移动查询中的一项，与拖动相同</translation>
    </message>
    <message>
        <source>In the side bar: rename or remove an album</source>
        <translation>在侧边栏中：重命名或移除相册</translation>
    </message>
    <message>
        <source>Show or hide the side bar, the preview</source>
        <translation>显示或隐藏侧边栏、预览</translation>
    </message>
    <message>
        <source>Larger or smaller tiles</source>
        <translation>放大或缩小缩略图</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message numerus="yes">
        <source>{n} files of your last search are not there now, and were left out of it.</source>
        <comment>{n} file of your last search is not there now, and was left out of it.</comment>
        <translation>
            <numerusform>您上次搜索所用的文件中有 {n} 个目前不在原处，已从该搜索中去掉。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The text in pictures is read as soon as nothing else is to be done. {n} pictures are left. Stop that? What was read stays.</source>
        <comment>The text in pictures is read as soon as nothing else is to be done. {n} picture is left. Stop that? What was read stays.</comment>
        <translation>
            <numerusform>空闲时会自动读取图片中的文字，还剩 {n} 张图片。要停止吗？已读取的内容会保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read the text in pictures, so that it can be found? {n} pictures are left.</source>
        <comment>Read the text in pictures, so that it can be found? {n} picture is left.</comment>
        <translation>
            <numerusform>要读取图片中的文字，以便能够找到它们吗？还剩 {n} 张图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Speech is written down as soon as nothing else is to be done. Stop that? What was written down stays, and is found.</source>
        <translation>空闲时会自动将语音转写为文字。要停止吗？已转写的内容会保留，并可搜索。</translation>
    </message>
    <message>
        <source>Write down what is said in sounds and videos, so that it can be found? There is nothing to listen to now; what comes in later is listened to.</source>
        <translation>要将声音和视频中的语音转写为文字，以便能够找到它们吗？目前没有要处理的内容；以后添加的会自动处理。</translation>
    </message>
    <message>
        <source>Write down what is said in sounds and videos, so that it can be found? {time} of sound is to be listened to, whenever nothing else is to be done: {takes}.</source>
        <translation>要将声音和视频中的语音转写为文字，以便能够找到它们吗？空闲时会处理 {time} 的声音：{takes}。</translation>
    </message>
    <message>
        <source>{gone} Remove them from it?</source>
        <translation>{gone}要将它们从媒体库中移除吗？</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Item</source>
        <translation>项目(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Follow changes by itself</source>
        <translation>自动跟踪更改</translation>
    </message>
    <message>
        <source>Health…</source>
        <translation>健康状况…</translation>
    </message>
    <message>
        <source>Library…</source>
        <translation>媒体库…</translation>
    </message>
    <message>
        <source>Groups…</source>
        <translation>分组…</translation>
    </message>
    <message>
        <source>Duplicates…</source>
        <translation>重复文件…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Read text in pictures…</source>
        <translation>读取图片中的文字…</translation>
    </message>
    <message>
        <source>Write down speech…</source>
        <translation>转写语音…</translation>
    </message>
    <message>
        <source>Search with files…</source>
        <translation>用文件搜索…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Open all {n}</source>
        <translation>打开全部 {n} 个</translation>
    </message>
    <message>
        <source>Show all {n} in their folders</source>
        <translation>在所在文件夹中显示全部 {n} 个</translation>
    </message>
    <message>
        <source>Copy paths</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Show copies of {name}</source>
        <translation>显示 {name} 的副本</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>忘记…</translation>
    </message>
    <message>
        <source>Go to the search box</source>
        <translation>转到搜索框</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Show all of this kind</source>
        <translation>显示全部同类内容</translation>
    </message>
    <message>
        <source>Larger tiles</source>
        <translation>放大缩略图</translation>
    </message>
    <message>
        <source>Smaller tiles</source>
        <translation>缩小缩略图</translation>
    </message>
    <message>
        <source>Side bar</source>
        <translation>侧边栏</translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; is here.</source>
        <translation>模型“{name}”已下载。</translation>
    </message>
    <message>
        <source>Use it…</source>
        <translation>使用…</translation>
    </message>
    <message>
        <source>Remove {folder} from the library? Its files stay where they are.</source>
        <translation>要从媒体库中移除 {folder} 吗？其中的文件仍保留在原处。</translation>
    </message>
    <message>
        <source>Forget which files you opened, and of what kinds? Nothing is suggested from them any more, and searches favour no kind.</source>
        <translation>要忘记您打开过的文件及其种类吗？将不再据此推荐，搜索也不再优先任何种类。</translation>
    </message>
    <message>
        <source>No program on this computer opens {name}.</source>
        <translation>这台电脑上没有可打开 {name} 的程序。</translation>
    </message>
    <message>
        <source>No file manager was found to show {folder}.</source>
        <translation>未找到可显示 {folder} 的文件管理器。</translation>
    </message>
    <message>
        <source>Being tried again…</source>
        <translation>正在重试…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Preview by itself</source>
        <translation>自动显示预览</translation>
    </message>
    <message>
        <source>Nothing found. Other words may help.</source>
        <translation>未找到结果。可以试试其他词语。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Results of the query before</source>
        <translation>上一个查询的结果</translation>
    </message>
    <message>
        <source>Marks alone ask for nothing</source>
        <translation>仅有标点符号，无法搜索</translation>
    </message>
    <message>
        <source>The library has no copy of this file.</source>
        <translation>媒体库中没有此文件的副本。</translation>
    </message>
    <message>
        <source>Write is:duplicate in the search box to list what the library has more than once.</source>
        <translation>在搜索框中输入 is:duplicate 可列出媒体库中存在多份的文件。</translation>
    </message>
    <message numerus="yes">
        <source>{name} and {n} copies</source>
        <comment>{name} and {n} copy</comment>
        <translation>
            <numerusform>{name} 和 {n} 个副本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files of the map</source>
        <comment>{n} file of the map</comment>
        <translation>
            <numerusform>地图中的 {n} 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>File &gt; Models</source>
        <translation>文件 &gt; 模型</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>The pasted picture could not be read.</source>
        <translation>无法读取粘贴的图片。</translation>
    </message>
    <message>
        <source>Pasted picture {code}</source>
        <translation>粘贴的图片 {code}</translation>
    </message>
    <message>
        <source>The pasted picture could not be kept in {folder}.</source>
        <translation>无法将粘贴的图片保存到 {folder}。</translation>
    </message>
    <message>
        <source>{name} cannot be kept in {folder}: {reason}.</source>
        <translation>无法将 {name} 保存到 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>搜索(&amp;S)</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Make an album of this search…</source>
        <translation>由此搜索新建相册…</translation>
    </message>
    <message>
        <source>Copy link to this search</source>
        <translation>复制此搜索的链接</translation>
    </message>
    <message>
        <source>Copied the link to this search.</source>
        <translation>已复制此搜索的链接。</translation>
    </message>
    <message>
        <source>Copied. The link has no files in it: others cannot open what lies on this computer.</source>
        <translation>已复制。链接中不含文件：其他人无法打开这台电脑上的内容。</translation>
    </message>
    <message>
        <source>Look for something or choose a filter first: then it can be saved.</source>
        <translation>请先搜索或选择筛选条件，然后才能保存。</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Removed the saved search {name}.</source>
        <translation>已移除保存的搜索 {name}。</translation>
    </message>
    <message>
        <source>Choose a name that no other saved search has.</source>
        <translation>请选择与其他已保存的搜索不同的名称。</translation>
    </message>
    <message>
        <source>Triptych is open on this library already, but does not answer. Look for its window, or close it and start again.</source>
        <translation>Triptych 已打开此媒体库，但没有响应。请找到它的窗口，或将其关闭后重新启动。</translation>
    </message>
    <message>
        <source>Save a table of the selected files</source>
        <translation>将所选文件保存为表格</translation>
    </message>
    <message>
        <source>Tables (*.csv);;JSON (*.json)</source>
        <translation>表格 (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>Left out of the library…</source>
        <translation>已从媒体库中排除…</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message numerus="yes">
        <source>{n} stars</source>
        <comment>{n} star</comment>
        <translation>
            <numerusform>{n} 星</numerusform>
        </translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>无星级</translation>
    </message>
    <message>
        <source>Write stars and tags to XMP files</source>
        <translation>将星级和标签写入 XMP 文件</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>保存为表格…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Leave out of the library</source>
        <translation>从媒体库中排除</translation>
    </message>
    <message>
        <source>Remove from {album}</source>
        <translation>从 {album} 移除</translation>
    </message>
    <message>
        <source>Forget {name}? The library&apos;s copy of the text, picture and vectors goes for good; the file itself stays.</source>
        <translation>要忘记 {name} 吗？媒体库中保存的文字、图片和向量副本将永久删除，文件本身不受影响。</translation>
    </message>
    <message numerus="yes">
        <source>Forget {n} files? The library&apos;s copy of the text, picture and vectors goes for good; the files themselves stay.</source>
        <comment>Forget {n} file? The library&apos;s copy of the text, picture and vectors goes for good; the file itself stays.</comment>
        <translation>
            <numerusform>要忘记 {n} 个文件吗？媒体库中保存的文字、图片和向量副本将永久删除，文件本身不受影响。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files spread over the {picked} picked ones are in the query: it holds no more.</source>
        <comment>{n} file of the {picked} picked ones is in the query: it holds no more.</comment>
        <translation>
            <numerusform>查询中已加入均匀取自 {picked} 个所选文件的 {n} 个：查询容纳不下更多。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All {n} picked files are in the query now.</source>
        <comment>{n} picked file is in the query now.</comment>
        <translation>
            <numerusform>所选的 {n} 个文件现已全部加入查询。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open {n} files, each in its program?</source>
        <comment>Open {n} file?</comment>
        <translation>
            <numerusform>要用各自的程序打开 {n} 个文件吗？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show {n} folders in the file manager?</source>
        <comment>Show {n} folder in the file manager?</comment>
        <translation>
            <numerusform>要在文件管理器中显示 {n} 个文件夹吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>These are {count}, and at most {most} are opened at once. Choose fewer.</source>
        <translation>共 {count} 个，而一次最多打开 {most} 个。请少选一些。</translation>
    </message>
    <message>
        <source>Side bar ({key})</source>
        <translation>侧边栏（{key}）</translation>
    </message>
    <message>
        <source>Open Triptych</source>
        <translation>打开 Triptych</translation>
    </message>
    <message>
        <source>At work…</source>
        <translation>正在进行…</translation>
    </message>
    <message numerus="yes">
        <source>{stage} {done} of {n} files</source>
        <comment>{stage} {done} of {n} file</comment>
        <translation>
            <numerusform>{stage} {done} / {n} 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fetch {n} pictures from {hosts}?</source>
        <comment>Fetch this picture from {hosts}?</comment>
        <translation>
            <numerusform>要从 {hosts} 获取 {n} 张图片吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>获取</translation>
    </message>
    <message>
        <source>Fetching from {hosts}…</source>
        <translation>正在从 {hosts} 获取…</translation>
    </message>
    <message>
        <source>This is a sample, to try searching with: 8 pictures, 4 sounds and 4 documents. Add your own folders whenever you like.</source>
        <translation>这是供您试用搜索的示例：8 张图片、4 段声音和 4 个文档。您可以随时添加自己的文件夹。</translation>
    </message>
    <message>
        <source>being read now</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>已保存的搜索</translation>
    </message>
    <message>
        <source>Favourites and tags</source>
        <translation>收藏和标签</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Recent searches</source>
        <translation>最近的搜索</translation>
    </message>
    <message>
        <source>Like my favourites</source>
        <translation>类似我的收藏</translation>
    </message>
    <message>
        <source>Files of all kinds that are like your favourites, and unlike each other</source>
        <translation>与您的收藏类似、彼此不同的各类文件</translation>
    </message>
    <message>
        <source>Like what I opened</source>
        <translation>类似我打开过的文件</translation>
    </message>
    <message>
        <source>Files of all kinds that are like those which you opened last</source>
        <translation>与您最近打开的文件类似的各类文件</translation>
    </message>
    <message>
        <source>On this day</source>
        <translation>历史上的今天</translation>
    </message>
    <message>
        <source>What there is of this day in earlier years, or of the days around it</source>
        <translation>往年今天或前后几天的文件</translation>
    </message>
    <message>
        <source>Random walk</source>
        <translation>随机漫步</translation>
    </message>
    <message>
        <source>From the selected file, or from anywhere, to one that is near, and on</source>
        <translation>从所选文件或任意位置到相近的文件，并继续</translation>
    </message>
    <message>
        <source>Look in all folders</source>
        <translation>在所有文件夹中搜索</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Files alone</source>
        <translation>仅有文件</translation>
    </message>
    <message>
        <source>What {search} finds</source>
        <translation>{search} 找到的内容</translation>
    </message>
    <message>
        <source>filled by a search</source>
        <translation>由搜索填充</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
    <message numerus="yes">
        <source>{n} not read</source>
        <comment>{n} not read</comment>
        <translation>
            <numerusform>{n} 个无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings and more…</source>
        <translation>设置和更多…</translation>
    </message>
    <message numerus="yes">
        <source>{n} files not readable…</source>
        <comment>{n} file not readable…</comment>
        <translation>
            <numerusform>{n} 个文件无法读取…</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>在文件管理器中显示</translation>
    </message>
    <message>
        <source>List what does not look like the rest</source>
        <translation>列出与其余文件不同的文件</translation>
    </message>
    <message>
        <source>Remove from library…</source>
        <translation>从媒体库中移除…</translation>
    </message>
    <message>
        <source>{row}, chosen</source>
        <translation>{row}，已选择</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>在此文档中查找</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>a file</comment>
        <translation>下一个</translation>
    </message>
    <message>
        <source>What is known of it</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Find similar to a part: drag around it</source>
        <translation>查找与局部相似的内容：拖动框选</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>显示完整图片</translation>
    </message>
    <message>
        <source>Turn</source>
        <comment>a picture</comment>
        <translation>旋转</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} / {count}</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>The place before</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>The next place</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Show text</source>
        <translation>显示文字</translation>
    </message>
    <message>
        <source>Pages of the document</source>
        <translation>文档页面</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>Show pages</source>
        <translation>显示页面</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>Show the words alone</source>
        <translation>只显示文字</translation>
    </message>
    <message>
        <source>Search for the selection</source>
        <translation>搜索所选文字</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>原始文本</translation>
    </message>
    <message>
        <source>Show the text with the marks that it was written with</source>
        <translation>显示文本及其书写时所用的标记</translation>
    </message>
    <message>
        <source>Spectrogram: there is no sound</source>
        <translation>频谱图：没有声音</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>频谱图</translation>
    </message>
    <message>
        <source>Show how loud each pitch is at each moment</source>
        <translation>显示每个时刻各音高的响度</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>循环播放</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>查看器</translation>
    </message>
    <message>
        <source>The search failed</source>
        <translation>搜索失败</translation>
    </message>
    <message>
        <source>Nothing matches well</source>
        <translation>没有很匹配的结果</translation>
    </message>
    <message>
        <source>Closest we have</source>
        <translation>最接近的结果</translation>
    </message>
    <message>
        <source>Clear match</source>
        <translation>明确匹配</translation>
    </message>
    <message>
        <source>Likely match</source>
        <translation>可能匹配</translation>
    </message>
    <message>
        <source>clear match</source>
        <translation>明确匹配</translation>
    </message>
    <message>
        <source>likely match</source>
        <translation>可能匹配</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>猜测</translation>
    </message>
    <message>
        <source>its words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>its name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>its title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>the text in the picture</source>
        <translation>图片中的文字</translation>
    </message>
    <message>
        <source>what is said</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>Part of {name}</source>
        <translation>{name} 的局部</translation>
    </message>
    <message>
        <source>{name} {start} to {end}</source>
        <translation>{name} {start} 至 {end}</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>{kind} {name}</source>
        <translation>{kind} {name}</translation>
    </message>
    <message>
        <source>less like this</source>
        <translation>少找相似的</translation>
    </message>
    <message>
        <source>on the machine of {owner}</source>
        <translation>在 {owner} 的计算机上</translation>
    </message>
    <message>
        <source>On a drive that is not connected</source>
        <translation>位于未连接的驱动器上</translation>
    </message>
    <message>
        <source>{path}, on the machine of {owner}</source>
        <translation>{path}，在 {owner} 的计算机上</translation>
    </message>
    <message>
        <source>{likelihood}: right less than once in 100</source>
        <translation>{likelihood}：100 次中正确不到 1 次</translation>
    </message>
    <message numerus="yes">
        <source>{likelihood}: right {n} times in 100</source>
        <comment>{likelihood}: right once in 100</comment>
        <translation>
            <numerusform>{likelihood}：100 次中正确 {n} 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Find similar to all {n}</source>
        <translation>查找与全部 {n} 项相似的内容</translation>
    </message>
    <message>
        <source>More like all {n} too</source>
        <translation>同时多找与全部 {n} 项相似的</translation>
    </message>
    <message>
        <source>Less like all {n}</source>
        <translation>少找与全部 {n} 项相似的</translation>
    </message>
    <message numerus="yes">
        <source>{n} copies elsewhere</source>
        <comment>{n} copy elsewhere</comment>
        <translation>
            <numerusform>另有 {n} 个副本</numerusform>
        </translation>
    </message>
    <message>
        <source>by {sources}</source>
        <translation>依据{sources}</translation>
    </message>
    <message>
        <source>No favourite any more</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Make it a favourite</source>
        <translation>添加到收藏</translation>
    </message>
    <message>
        <source>Take the stars away</source>
        <translation>清除星级</translation>
    </message>
    <message>
        <source>Take the tag {tag} away</source>
        <translation>移除标签 {tag}</translation>
    </message>
    <message>
        <source>Tag {tag}: take it away</source>
        <translation>标签 {tag}：移除</translation>
    </message>
    <message numerus="yes">
        <source>Give {n} stars</source>
        <comment>Give {n} star</comment>
        <translation>
            <numerusform>评为 {n} 星</numerusform>
        </translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>seen from {span}</source>
        <translation>画面 {span}</translation>
    </message>
    <message>
        <source>heard from {span}</source>
        <translation>声音 {span}</translation>
    </message>
    <message>
        <source>said from {span}</source>
        <translation>语音 {span}</translation>
    </message>
    <message>
        <source>Drop to search with it
Hold Alt to search for less like it
A folder is added to the library</source>
        <translation>放下即可用它搜索
按住 Alt 可少找与它相似的内容
文件夹会添加到媒体库</translation>
    </message>
    <message>
        <source>Cannot write {folder}: {reason}</source>
        <translation>无法写入 {folder}：{reason}</translation>
    </message>
    <message>
        <source>Sounds cannot be joined to pictures: {reason}. Everything else works without sound: index again</source>
        <translation>无法将声音与图片对应起来：{reason}。除声音外一切正常：请重新建立索引</translation>
    </message>
    <message>
        <source>The library in {folder} cannot be used: {reason}.</source>
        <translation>无法使用 {folder} 中的媒体库：{reason}。</translation>
    </message>
    <message>
        <source>The library is busy. Close the other Triptych and try again.</source>
        <translation>媒体库正忙。请关闭另一个 Triptych 后重试。</translation>
    </message>
    <message>
        <source>The library in {folder} cannot be used: {text}.</source>
        <translation>无法使用 {folder} 中的媒体库：{text}。</translation>
    </message>
    <message>
        <source>The library in {folder} was made by a newer Triptych. Update Triptych, or choose another library with --library.</source>
        <translation>{folder} 中的媒体库由更新版本的 Triptych 创建。请更新 Triptych，或用 --library 选择其他媒体库。</translation>
    </message>
    <message>
        <source>{path} is damaged and in use ({reason}). Close Triptych, and try again.</source>
        <translation>{path} 已损坏且正在使用（{reason}）。请关闭 Triptych 后重试。</translation>
    </message>
    <message>
        <source>The model&apos;s weights cannot be read: {reason}</source>
        <translation>无法读取模型的权重：{reason}</translation>
    </message>
    <message>
        <source>{directory} is not an open_clip configuration; download the model again</source>
        <translation>{directory} 不是 open_clip 配置；请重新下载模型</translation>
    </message>
    <message>
        <source>The model in {directory} takes a tower from the network, which Triptych does not do; choose one that is complete in itself</source>
        <translation>{directory} 中的模型需要从网络获取其中一个编码器，Triptych 不会这样做；请选择自身完整的模型</translation>
    </message>
    <message>
        <source>{directory} holds no model; name a folder with {file} and its weights</source>
        <translation>{directory} 中没有模型；请指定包含 {file} 及其权重的文件夹</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); download the model again</source>
        <translation>无法读取 {path}（{reason}）；请重新下载模型</translation>
    </message>
    <message>
        <source>{directory} has a model&apos;s configuration but no weights; add {file}</source>
        <translation>{directory} 中有模型的配置但没有权重；请添加 {file}</translation>
    </message>
    <message>
        <source>{directory} does not hold a CLAP model; download the sound model again</source>
        <translation>{directory} 中不是 CLAP 模型；请重新下载声音模型</translation>
    </message>
    <message>
        <source>The CLAP in {directory} fuses random crops of a sound, which Triptych does not do; choose one without fusion</source>
        <translation>{directory} 中的 CLAP 会融合声音的随机片段，Triptych 不支持；请选择不带融合的模型</translation>
    </message>
    <message>
        <source>{weights} is damaged; download the sound model again</source>
        <translation>{weights} 已损坏；请重新下载声音模型</translation>
    </message>
    <message>
        <source>The sound model&apos;s weights cannot be read: {reason}</source>
        <translation>无法读取声音模型的权重：{reason}</translation>
    </message>
    <message>
        <source>{directory} holds no weights of a CLAP; download the sound model again</source>
        <translation>{directory} 中没有 CLAP 的权重；请重新下载声音模型</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); download the sound model again</source>
        <translation>无法读取 {path}（{reason}）；请重新下载声音模型</translation>
    </message>
    <message>
        <source>{path} makes no sense; download the sound model again</source>
        <translation>{path} 的内容无效；请重新下载声音模型</translation>
    </message>
    <message>
        <source>download the sound model again</source>
        <translation>请重新下载声音模型</translation>
    </message>
    <message>
        <source>transformers cannot build the CLAP of this configuration ({reason}); {again}</source>
        <translation>transformers 无法构建此配置的 CLAP（{reason}）；{again}</translation>
    </message>
    <message>
        <source>{path} is damaged; {again}</source>
        <translation>{path} 已损坏；{again}</translation>
    </message>
    <message>
        <source>{path} does not fit its configuration; {again}</source>
        <translation>{path} 与其配置不符；{again}</translation>
    </message>
    <message>
        <source>{path} is missing or damaged; {again}</source>
        <translation>{path} 缺失或已损坏；{again}</translation>
    </message>
    <message>
        <source>{weights} is damaged; download the model again</source>
        <translation>{weights} 已损坏；请重新下载模型</translation>
    </message>
    <message>
        <source>The tokenizer in {folder} is missing or damaged; download the model again</source>
        <translation>{folder} 中的分词器缺失或已损坏；请重新下载模型</translation>
    </message>
    <message>
        <source>open_clip cannot build the model that {folder} describes ({reason}); download it again or choose another model</source>
        <translation>open_clip 无法构建 {folder} 所描述的模型（{reason}）；请重新下载或选择其他模型</translation>
    </message>
    <message>
        <source>{weights} does not fit the model that its folder describes; download the model again or choose another one</source>
        <translation>{weights} 与其文件夹所描述的模型不符；请重新下载模型或选择其他模型</translation>
    </message>
    <message>
        <source>There is no device &apos;{name}&apos;. Choose one of: {names}</source>
        <translation>没有设备“{name}”。请选择其中之一：{names}</translation>
    </message>
    <message>
        <source>torch finds no &apos;{device}&apos; on this computer. Leave the choice to Triptych: --device auto, or for all that follows: triptych models device auto</source>
        <translation>torch 在这台电脑上找不到“{device}”。可让 Triptych 自行选择：--device auto，若要一直如此：triptych models device auto</translation>
    </message>
    <message>
        <source>The hub&apos;s {name} is not the one that Triptych knows; update Triptych</source>
        <translation>Hub 上的 {name} 与 Triptych 已知的不同；请更新 Triptych</translation>
    </message>
    <message>
        <source>{name} arrived damaged and was thrown away; download it again</source>
        <translation>下载的 {name} 已损坏，已被丢弃；请重新下载</translation>
    </message>
    <message>
        <source>HF_HUB_OFFLINE forbids the download; unset it and run: {again}</source>
        <translation>HF_HUB_OFFLINE 禁止下载；请取消设置后运行：{again}</translation>
    </message>
    <message>
        <source>Cannot use {directory} ({reason}); mend that and run: {again}</source>
        <translation>无法使用 {directory}（{reason}）；请解决该问题后运行：{again}</translation>
    </message>
    <message>
        <source>The hub gives {repo} only to those who accepted its terms; accept them on its page, log in with `hf auth login` and run: {again}</source>
        <translation>Hub 仅向接受其条款的用户提供 {repo}；请在其页面上接受条款，用 `hf auth login` 登录，然后运行：{again}</translation>
    </message>
    <message>
        <source>The hub no longer has &apos;{model}&apos; (HTTP {code}); update Triptych, or copy the model from another machine: triptych models download {model} --from DIR</source>
        <translation>Hub 不再提供“{model}”（HTTP {code}）；请更新 Triptych，或从另一台电脑复制模型：triptych models download {model} --from DIR</translation>
    </message>
    <message>
        <source>The proxy asks for a password (HTTP {code}); put it into HTTPS_PROXY and run: {again}</source>
        <translation>代理要求输入密码（HTTP {code}）；请将密码写入 HTTPS_PROXY 后运行：{again}</translation>
    </message>
    <message>
        <source>The hub does not let you have {repo} (HTTP {code}); log in with `hf auth login` and run: {again}</source>
        <translation>Hub 不允许您下载 {repo}（HTTP {code}）；请用 `hf auth login` 登录后运行：{again}</translation>
    </message>
    <message>
        <source>The hub does not hand out &apos;{model}&apos; now (HTTP {code}); wait a while and run: {again}</source>
        <translation>Hub 目前不提供“{model}”（HTTP {code}）；请稍候再运行：{again}</translation>
    </message>
    <message>
        <source>The hub cannot be reached through the proxy; check HTTPS_PROXY and run: {again}</source>
        <translation>无法通过代理连接 Hub；请检查 HTTPS_PROXY 后运行：{again}</translation>
    </message>
    <message>
        <source>The hub cannot be reached; check the network and run: {again}</source>
        <translation>无法连接 Hub；请检查网络后运行：{again}</translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; is damaged; run: triptych models download {model}</source>
        <translation>模型“{model}”已损坏；请运行：triptych models download {model}</translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; is downloaded only in part; run: triptych models download {model}</source>
        <translation>模型“{model}”只下载了一部分；请运行：triptych models download {model}</translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; is not downloaded; run: triptych models download {model}</source>
        <translation>模型“{model}”尚未下载；请运行：triptych models download {model}</translation>
    </message>
    <message>
        <source>The model cannot be copied: {reason}; mend that and try again</source>
        <translation>无法复制模型：{reason}；请解决该问题后重试</translation>
    </message>
    <message>
        <source>{source} lacks {names}; name the folder that holds the files of {repo}</source>
        <translation>{source} 缺少 {names}；请指定包含 {repo} 文件的文件夹</translation>
    </message>
    <message>
        <source>{source} is not the file that belongs to {repo}</source>
        <translation>{source} 不是属于 {repo} 的文件</translation>
    </message>
    <message>
        <source>{name} is not a file of weights; copy it again</source>
        <translation>{name} 不是权重文件；请重新复制</translation>
    </message>
    <message>
        <source>{name} is cut short or damaged; copy it again</source>
        <translation>{name} 不完整或已损坏；请重新复制</translation>
    </message>
    <message>
        <source>{path} does not describe an EmbeddingGemma 2; download the model again</source>
        <translation>{path} 描述的不是 EmbeddingGemma 2；请重新下载模型</translation>
    </message>
    <message>
        <source>download the model again</source>
        <translation>请重新下载模型</translation>
    </message>
    <message>
        <source>transformers cannot build the model in {directory} ({reason}); {again}</source>
        <translation>transformers 无法构建 {directory} 中的模型（{reason}）；{again}</translation>
    </message>
    <message>
        <source>transformers cannot build the {tower} of this model ({reason}); {again}</source>
        <translation>transformers 无法构建此模型的 {tower}（{reason}）；{again}</translation>
    </message>
    <message>
        <source>open_clip cannot be loaded ({reason}); run: {command}</source>
        <translation>无法加载 open_clip（{reason}）；请运行：{command}</translation>
    </message>
    <message>
        <source>{path} does not describe a PE-AV ({reason}); download the sound model again</source>
        <translation>{path} 描述的不是 PE-AV（{reason}）；请重新下载声音模型</translation>
    </message>
    <message>
        <source>transformers cannot read the PE-AV in {directory} ({reason}); {again}</source>
        <translation>transformers 无法读取 {directory} 中的 PE-AV（{reason}）；{again}</translation>
    </message>
    <message>
        <source>The PE-AV in {directory} does not fit its configuration; {again}</source>
        <translation>{directory} 中的 PE-AV 与其配置不符；{again}</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>good results at a good speed; the default once downloaded</source>
        <translation>效果好，速度也快；下载后默认使用</translation>
    </message>
    <message>
        <source>the quickest to index, for very large libraries or slow machines</source>
        <translation>建立索引最快，适合很大的媒体库或较慢的电脑</translation>
    </message>
    <message>
        <source>over 100 languages</source>
        <translation>100 多种语言</translation>
    </message>
    <message>
        <source>searches in other languages than English, nearly as quick as balanced</source>
        <translation>可用英语以外的语言搜索，速度与 balanced 相近</translation>
    </message>
    <message>
        <source>the best results, several times slower to index</source>
        <translation>效果最好，建立索引要慢数倍</translation>
    </message>
    <message>
        <source>as good as balanced with a smaller download, but slower to index</source>
        <translation>效果与 balanced 相当，下载量更小，但建立索引较慢</translation>
    </message>
    <message>
        <source>nearly as good as best, and quicker to index; its vectors take twice the space</source>
        <translation>效果接近 best，建立索引更快；其向量占用两倍空间</translation>
    </message>
    <message>
        <source>pictures, sounds and texts by one model, the best for texts and for other languages; for computers with an accelerator, as it takes some 25 times as long as fast</source>
        <translation>用一个模型处理图片、声音和文字，最适合文字和其他语言；耗时约为 fast 的 25 倍，适合有加速器的电脑</translation>
    </message>
    <message>
        <source>MIT and Apache-2.0</source>
        <translation>MIT 和 Apache-2.0</translation>
    </message>
    <message>
        <source>everyday things, scenes and sounds, English; part of Triptych and ready at once</source>
        <translation>日常事物、场景和声音，英语；Triptych 自带，可立即使用</translation>
    </message>
    <message>
        <source>There is no model called &apos;{name}&apos;; choose one of: {known}</source>
        <translation>没有名为“{name}”的模型；请选择其中之一：{known}</translation>
    </message>
    <message>
        <source>Name the folder of the model, as in {prefix}/home/me/models/mine</source>
        <translation>请指定模型所在的文件夹，例如 {prefix}/home/me/models/mine</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>a model of your own, in open_clip&apos;s local format</source>
        <translation>您自己的模型，采用 open_clip 的本地格式</translation>
    </message>
    <message>
        <source>lets any downloaded CLIP model find sounds by what they sound like</source>
        <translation>让任何已下载的 CLIP 模型都能按听起来的样子查找声音</translation>
    </message>
    <message>
        <source>in place of clap: better ears by its published figures, in a download of several gigabytes</source>
        <translation>可代替 clap：据公布的数据听得更准，但需下载数 GB</translation>
    </message>
    <message>
        <source>99 languages</source>
        <translation>99 种语言</translation>
    </message>
    <message>
        <source>writes down English speech, quick and rough</source>
        <translation>转写英语语音，快速但粗略</translation>
    </message>
    <message>
        <source>writes down speech, quick and rough</source>
        <translation>转写语音，快速但粗略</translation>
    </message>
    <message>
        <source>writes down speech, twice as large as whisper-tiny</source>
        <translation>转写语音，大小是 whisper-tiny 的两倍</translation>
    </message>
    <message>
        <source>writes down speech, the best of these and by far the slowest</source>
        <translation>转写语音，其中效果最好，但也慢得多</translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; is not one to download; it is used as it is</source>
        <translation>模型“{name}”无需下载，可直接使用</translation>
    </message>
    <message>
        <source>This model is being downloaded already, or checked; wait until that has ended</source>
        <translation>此模型正在下载或检查；请等待其结束</translation>
    </message>
    <message>
        <source>The model needs {needed} but {directory} has only {free} free; make room and try again</source>
        <translation>此模型需要 {needed}，但 {directory} 只有 {free} 可用空间；请腾出空间后重试</translation>
    </message>
    <message>
        <source>install Triptych again or choose another preset</source>
        <translation>请重新安装 Triptych 或选择其他预设模型</translation>
    </message>
    <message>
        <source>The starter model&apos;s {config} is missing or damaged: {mend}.</source>
        <translation>入门模型的 {config} 缺失或已损坏：{mend}。</translation>
    </message>
    <message>
        <source>The starter model&apos;s {name} is missing: {mend}.</source>
        <translation>入门模型的 {name} 缺失：{mend}。</translation>
    </message>
    <message>
        <source>The starter model&apos;s {name} is damaged: {mend}.</source>
        <translation>入门模型的 {name} 已损坏：{mend}。</translation>
    </message>
    <message>
        <source>transformers cannot be loaded ({reason}); run: {command}</source>
        <translation>无法加载 transformers（{reason}）；请运行：{command}</translation>
    </message>
    <message>
        <source>A newer Triptych wrote “{value}” into the library, which this one does not know. Update Triptych.</source>
        <translation>较新的 Triptych 在媒体库中写入了“{value}”，此版本无法识别。请更新 Triptych。</translation>
    </message>
    <message>
        <source>The library file {path} is damaged ({why}). Run: triptych verify --repair. Your own files are untouched.</source>
        <translation>媒体库文件 {path} 已损坏（{why}）。请运行：triptych verify --repair。您自己的文件不受影响。</translation>
    </message>
    <message>
        <source>The disk that holds {folder} is full. Free some space and run it again; everything stored so far is kept.</source>
        <translation>{folder} 所在的磁盘已满。请释放一些空间后再次运行；目前已存储的内容均已保留。</translation>
    </message>
    <message>
        <source>{root} does not answer now. Check that its drive or network is connected, then try again.</source>
        <translation>{root} 目前没有响应。请检查其驱动器或网络是否已连接，然后重试。</translation>
    </message>
    <message>
        <source>The index at {uri} does not answer ({why}). Searches find this library&apos;s own files until it does.</source>
        <translation>{uri} 处的索引没有响应（{why}）。在其恢复之前，搜索只会找到本媒体库自己的文件。</translation>
    </message>
    <message>
        <source>The library has no file number {number}.</source>
        <translation>媒体库中没有编号为 {number} 的文件。</translation>
    </message>
    <message>
        <source>The system refused it: {why} ({path}). Mend that and try again.</source>
        <translation>系统拒绝了此操作：{why}（{path}）。请解决该问题后重试。</translation>
    </message>
    <message>
        <source>The system refused it: {why}. Mend that and try again.</source>
        <translation>系统拒绝了此操作：{why}。请解决该问题后重试。</translation>
    </message>
    <message>
        <source>Something went wrong inside Triptych ({what}). The log has the details: {file}</source>
        <translation>Triptych 内部出错（{what}）。详情见日志：{file}</translation>
    </message>
    <message>
        <source>Something went wrong inside Triptych ({what}). triptych --verbose tells the details.</source>
        <translation>Triptych 内部出错（{what}）。用 triptych --verbose 可查看详情。</translation>
    </message>
    <message>
        <source>There is nothing to check yet: no file here has been indexed.</source>
        <translation>还没有可检验的内容：这里的文件都尚未建立索引。</translation>
    </message>
    <message>
        <source>{file} has no queries. Write lines of {{&quot;text&quot;: &quot;...&quot;, &quot;labels&quot;: []}}.</source>
        <translation>{file} 中没有查询。请按行写入 {{&quot;text&quot;: &quot;...&quot;, &quot;labels&quot;: []}}。</translation>
    </message>
    <message>
        <source>{place}: give either &quot;text&quot; or &quot;file&quot; as the query.</source>
        <translation>{place}：请用 &quot;text&quot; 或 &quot;file&quot; 其中之一作为查询。</translation>
    </message>
    <message>
        <source>{place}: say with &quot;labels&quot; or &quot;paths&quot; what should be found.</source>
        <translation>{place}：请用 &quot;labels&quot; 或 &quot;paths&quot; 说明应找到什么。</translation>
    </message>
    <message>
        <source>{place}: there is no file {asked}.</source>
        <translation>{place}：没有文件 {asked}。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>无法读取 {file}：{reason}。</translation>
    </message>
    <message>
        <source>{file} is not UTF-8 text. Save it as UTF-8.</source>
        <translation>{file} 不是 UTF-8 文本。请将其保存为 UTF-8。</translation>
    </message>
    <message>
        <source>{file}, line {number}</source>
        <translation>{file}，第 {number} 行</translation>
    </message>
    <message>
        <source>{place}: this is not one JSON object on one line.</source>
        <translation>{place}：此处不是写在一行中的单个 JSON 对象。</translation>
    </message>
    <message>
        <source>{place}: &quot;{key}&quot; must be a text that is not empty.</source>
        <translation>{place}：&quot;{key}&quot; 必须是非空文本。</translation>
    </message>
    <message>
        <source>{place}: &quot;{key}&quot; must be a list of texts.</source>
        <translation>{place}：&quot;{key}&quot; 必须是文本列表。</translation>
    </message>
    <message>
        <source>{place}: no file of the set has these labels or paths.</source>
        <translation>{place}：数据集中没有文件具有这些标签或路径。</translation>
    </message>
    <message>
        <source>This file is no longer in the library. Search again.</source>
        <translation>此文件已不在媒体库中。请重新搜索。</translation>
    </message>
    <message>
        <source>page {page}: {text}</source>
        <translation>第 {page} 页：{text}</translation>
    </message>
    <message>
        <source>by meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>by its words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>by its name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>by its title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>by the text in the picture</source>
        <translation>图片中的文字</translation>
    </message>
    <message>
        <source>by what is said</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>said from {moment}</source>
        <translation>语音 {moment}</translation>
    </message>
    <message>
        <source>best from {moment}</source>
        <translation>最佳 {moment}</translation>
    </message>
    <message>
        <source>seen from {moment}</source>
        <translation>画面 {moment}</translation>
    </message>
    <message>
        <source>heard from {moment}</source>
        <translation>声音 {moment}</translation>
    </message>
    <message>
        <source>in the upper left</source>
        <translation>左上方</translation>
    </message>
    <message>
        <source>at the top</source>
        <translation>顶部</translation>
    </message>
    <message>
        <source>in the upper right</source>
        <translation>右上方</translation>
    </message>
    <message>
        <source>on the left</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>in the centre</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>on the right</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>in the lower left</source>
        <translation>左下方</translation>
    </message>
    <message>
        <source>at the bottom</source>
        <translation>底部</translation>
    </message>
    <message>
        <source>in the lower right</source>
        <translation>右下方</translation>
    </message>
    <message>
        <source>Found {how}</source>
        <translation>依据{how}找到</translation>
    </message>
    <message>
        <source>has {words}</source>
        <translation>含有 {words}</translation>
    </message>
    <message>
        <source>best {place}</source>
        <translation>最佳匹配：{place}</translation>
    </message>
    <message>
        <source>text in the picture: {text}</source>
        <translation>图片中的文字：{text}</translation>
    </message>
    <message>
        <source>reading it needs too much memory</source>
        <translation>读取它需要的内存过多</translation>
    </message>
    <message>
        <source>the model makes nothing of it</source>
        <translation>模型无法从中得出任何内容</translation>
    </message>
    <message>
        <source>{target} is there, and is no backup. Name another file.</source>
        <translation>{target} 已存在，且不是备份。请指定其他文件。</translation>
    </message>
    <message>
        <source>{target} is in the library itself. Keep its backup elsewhere.</source>
        <translation>{target} 位于媒体库自身之中。请将备份保存在其他位置。</translation>
    </message>
    <message>
        <source>The library in {folder} is damaged</source>
        <translation>{folder} 中的媒体库已损坏</translation>
    </message>
    <message>
        <source>The backup {file} is damaged</source>
        <translation>备份 {file} 已损坏</translation>
    </message>
    <message>
        <source>{complaint}: {what}. See: triptych verify</source>
        <translation>{complaint}：{what}。请参阅：triptych verify</translation>
    </message>
    <message>
        <source>{folder} cannot be used: {reason}.</source>
        <translation>无法使用 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>{source} is no backup of a library.</source>
        <translation>{source} 不是媒体库的备份。</translation>
    </message>
    <message>
        <source>The backup {source} is damaged: {reason}.</source>
        <translation>备份 {source} 已损坏：{reason}。</translation>
    </message>
    <message>
        <source>{name} is not what was written</source>
        <translation>{name} 与写入时不一致</translation>
    </message>
    <message>
        <source>There is something in {folder} already. Name a folder that is new.</source>
        <translation>{folder} 中已有内容。请指定一个新文件夹。</translation>
    </message>
    <message>
        <source>{folder} cannot be written: {reason}.</source>
        <translation>无法写入 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>taken out; the next run reads them again</source>
        <translation>已取出，下次运行会重新读取</translation>
    </message>
    <message>
        <source>deleted; the next run builds them again</source>
        <translation>已删除，下次运行会重新生成</translation>
    </message>
    <message>
        <source>{number} of {table}</source>
        <translation>{table} 中 {number} 行</translation>
    </message>
    <message>
        <source>rows that belong to nothing: {rows}</source>
        <translation>没有归属的行：{rows}</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已移除</translation>
    </message>
    <message numerus="yes">
        <source>{n} files with a folder or copies that do not fit</source>
        <comment>{n} file with a folder or copies that do not fit</comment>
        <translation>
            <numerusform>{n} 个文件的文件夹或副本信息不符</numerusform>
        </translation>
    </message>
    <message>
        <source>worked out anew</source>
        <translation>已重新计算</translation>
    </message>
    <message numerus="yes">
        <source>{n} files whose text cannot be unpacked</source>
        <comment>{n} file whose text cannot be unpacked</comment>
        <translation>
            <numerusform>{n} 个文件的文字无法解包</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files with passages of a text that is not there</source>
        <comment>{n} file with passages of a text that is not there</comment>
        <translation>
            <numerusform>{n} 个文件带有段落，但相应的文字不存在</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files whose words are not what the index has</source>
        <comment>{n} file whose words are not what the index has</comment>
        <translation>
            <numerusform>{n} 个文件的文字与索引中的不一致</numerusform>
        </translation>
    </message>
    <message>
        <source>indexed anew</source>
        <translation>已重新建立索引</translation>
    </message>
    <message numerus="yes">
        <source>{n} files with vectors of &apos;{model}&apos; that are none</source>
        <comment>{n} file with vectors of &apos;{model}&apos; that are none</comment>
        <translation>
            <numerusform>{n} 个文件的“{model}”向量无效</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} measures of &apos;{model}&apos; that are no numbers</source>
        <comment>{n} measure of &apos;{model}&apos; that are no numbers</comment>
        <translation>
            <numerusform>“{model}”有 {n} 个测量值不是数字</numerusform>
        </translation>
    </message>
    <message>
        <source>removed; the next run measures again</source>
        <translation>已移除，下次运行会重新测量</translation>
    </message>
    <message>
        <source>files that are not what was written: {names}</source>
        <translation>与写入时不一致的文件：{names}</translation>
    </message>
    <message>
        <source>vectors that are not what was written: {name}</source>
        <translation>与写入时不一致的向量：{name}</translation>
    </message>
    <message>
        <source>files of spaces that are not there: {names}</source>
        <translation>属于不存在的向量空间的文件：{names}</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>已删除</translation>
    </message>
    <message numerus="yes">
        <source>{n} previews are missing</source>
        <comment>{n} preview is missing</comment>
        <translation>
            <numerusform>缺少 {n} 个预览</numerusform>
        </translation>
    </message>
    <message>
        <source>the next run makes them again</source>
        <translation>下次运行会重新生成</translation>
    </message>
    <message numerus="yes">
        <source>{n} previews that cannot be shown</source>
        <comment>{n} preview that cannot be shown</comment>
        <translation>
            <numerusform>{n} 个预览无法显示</numerusform>
        </translation>
    </message>
    <message>
        <source>removed; the next run makes them again</source>
        <translation>已移除，下次运行会重新生成</translation>
    </message>
    <message>
        <source>{files} and {vectors} were saved; the next run reads the rest again</source>
        <translation>已救回 {files}、{vectors}，其余内容下次运行会重新读取</translation>
    </message>
    <message numerus="yes">
        <source>{n} vectors</source>
        <comment>{n} vector</comment>
        <translation>
            <numerusform>{n} 个向量</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing of it can be read: restore a backup, or add your folders again</source>
        <translation>其中没有可读取的内容：请恢复备份，或重新添加文件夹</translation>
    </message>
    <message>
        <source>{told}; the damaged file is kept in {folder}</source>
        <translation>{told}；已损坏的文件保留在 {folder}</translation>
    </message>
    <message numerus="yes">
        <source>{n} previews were saved; the next run makes the others again; the damaged file is in {folder}</source>
        <comment>{n} preview was saved; the next run makes the others again; the damaged file is in {folder}</comment>
        <translation>
            <numerusform>已救回 {n} 个预览，其余预览下次运行会重新生成；已损坏的文件在 {folder}</numerusform>
        </translation>
    </message>
    <message>
        <source>the file is damaged: {damage}</source>
        <translation>文件已损坏：{damage}</translation>
    </message>
    <message>
        <source>another copy of it, {name}: did two computers write to this library?</source>
        <translation>它有另一个副本 {name}：是否有两台电脑写入过此媒体库？</translation>
    </message>
    <message>
        <source>moved to {folder}</source>
        <translation>已移到 {folder}</translation>
    </message>
    <message>
        <source>The library in {folder} is of an older version. Open it once, with: triptych status</source>
        <translation>{folder} 中的媒体库来自较旧版本。请用以下命令打开一次：triptych status</translation>
    </message>
    <message>
        <source>{path} was not written: {reason}.</source>
        <translation>未写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>What was forgotten is found no more, but parts of it leave the library&apos;s files only with its next update: the files are in use, or the disk is full.</source>
        <translation>已忘记的内容不会再被找到，但其中一部分要到下次更新媒体库时才会从其文件中清除：这些文件正在使用，或磁盘已满。</translation>
    </message>
    <message>
        <source>{folder} may still have it. Delete that folder if you do not need it.</source>
        <translation>{folder} 中可能仍有这些内容。如果不需要该文件夹，请将其删除。</translation>
    </message>
    <message>
        <source>The library knows nothing of {paths}.</source>
        <translation>媒体库中没有关于 {paths} 的任何信息。</translation>
    </message>
    <message>
        <source>There is no file {source}. Check the path.</source>
        <translation>没有文件 {source}。请检查路径。</translation>
    </message>
    <message>
        <source>There is a library in {directory} already. With --replace it makes room, and is kept in a folder beside it.</source>
        <translation>{directory} 中已有媒体库。使用 --replace 可将其替换，原有的媒体库会保留在旁边的文件夹中。</translation>
    </message>
    <message>
        <source>The computer &apos;{host}&apos; is writing to the library in {folder}. Close Triptych there, and wait two minutes.</source>
        <translation>电脑“{host}”正在写入 {folder} 中的媒体库。请在那台电脑上关闭 Triptych，并等待两分钟。</translation>
    </message>
    <message>
        <source>Another Triptych is writing to the library in {folder}. Wait until it has finished, or close it, and try again.</source>
        <translation>另一个 Triptych 正在写入 {folder} 中的媒体库。请等待其完成或将其关闭，然后重试。</translation>
    </message>
    <message>
        <source>There is no folder {path}. Check the path, or plug in its drive.</source>
        <translation>没有文件夹 {path}。请检查路径，或连接其驱动器。</translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; was renewed since this library was indexed, and cannot search what the former one made. Open the window, which indexes it anew by itself, or run: triptych index</source>
        <translation>模型“{model}”在此媒体库建立索引之后已更新，无法搜索旧版模型生成的内容。请打开窗口，它会自动重新建立索引；或运行：triptych index</translation>
    </message>
    <message>
        <source>The library was indexed with another model, &apos;{model}&apos;. Run: triptych models use {wanted}</source>
        <translation>此媒体库是用另一个模型“{model}”建立索引的。请运行：triptych models use {wanted}</translation>
    </message>
    <message>
        <source>To write down speech, more is needed: pip install &quot;triptych[speech]&quot;</source>
        <translation>转写语音还需要安装：pip install &quot;triptych[speech]&quot;</translation>
    </message>
    <message>
        <source>There is no model in {wanted}. It has to be a Whisper model for CTranslate2: a folder with model.bin, config.json and tokenizer.json.</source>
        <translation>{wanted} 中没有模型。它必须是用于 CTranslate2 的 Whisper 模型：包含 model.bin、config.json 和 tokenizer.json 的文件夹。</translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; cannot be read: {reason}</source>
        <translation>无法读取模型“{name}”：{reason}</translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; is damaged; run: triptych models verify {name}, then: triptych models download {name}</source>
        <translation>模型“{name}”已损坏；请运行：triptych models verify {name}，然后运行：triptych models download {name}</translation>
    </message>
    <message>
        <source>To write down speech, a model is needed: triptych models download whisper-tiny</source>
        <translation>转写语音需要一个模型：triptych models download whisper-tiny</translation>
    </message>
    <message>
        <source>silent, or nearly so</source>
        <translation>无声或几乎无声</translation>
    </message>
    <message>
        <source>the sound is cut short</source>
        <translation>声音不完整</translation>
    </message>
    <message>
        <source>there is no sound in this file</source>
        <translation>此文件中没有声音</translation>
    </message>
    <message>
        <source>the file is damaged, or of a kind Triptych does not know</source>
        <translation>文件已损坏，或属于 Triptych 不认识的类型</translation>
    </message>
    <message>
        <source>a kind of TIFF that Triptych cannot read</source>
        <translation>Triptych 无法读取的 TIFF 类型</translation>
    </message>
    <message>
        <source>scanned: its pages are pictures</source>
        <translation>扫描件：页面均为图片</translation>
    </message>
    <message>
        <source>no text inside</source>
        <translation>其中没有文字</translation>
    </message>
    <message>
        <source>the book is locked by its seller</source>
        <translation>此书已被销售商锁定</translation>
    </message>
    <message>
        <source>damaged, read in part</source>
        <translation>已损坏，只读取了一部分</translation>
    </message>
    <message>
        <source>ends early: the file is damaged</source>
        <translation>提前结束：文件已损坏</translation>
    </message>
    <message>
        <source>damaged in places: some of it is left out</source>
        <translation>部分损坏：有些内容未读取</translation>
    </message>
    <message>
        <source>not a sound Triptych can read: its codec is not known</source>
        <translation>不是 Triptych 可读取的声音：编解码器未知</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>empty file</source>
        <translation>空文件</translation>
    </message>
    <message>
        <source>the file is gone</source>
        <translation>文件已不存在</translation>
    </message>
    <message>
        <source>no permission to read this file</source>
        <translation>没有读取此文件的权限</translation>
    </message>
    <message>
        <source>a part is missing: the file is damaged</source>
        <translation>缺少一部分：文件已损坏</translation>
    </message>
    <message>
        <source>the picture is cut short</source>
        <translation>图片不完整</translation>
    </message>
    <message>
        <source>the picture is cut short or damaged</source>
        <translation>图片不完整或已损坏</translation>
    </message>
    <message>
        <source>locked: its copy protection (DRM) lets only the shop&apos;s own player open it</source>
        <translation>已锁定：版权保护（DRM）只允许用商店自己的播放器打开</translation>
    </message>
    <message>
        <source>the sound is cut short: its index, which is written last, is missing</source>
        <translation>声音不完整：缺少最后写入的索引</translation>
    </message>
    <message>
        <source>a binary workbook, which Triptych cannot read</source>
        <translation>二进制工作簿，Triptych 无法读取</translation>
    </message>
    <message>
        <source>the document is locked with a password</source>
        <translation>文档受密码保护</translation>
    </message>
    <message>
        <source>an old Word document; Triptych reads it when it is saved as docx</source>
        <translation>旧版 Word 文档；另存为 docx 后 Triptych 即可读取</translation>
    </message>
    <message>
        <source>an old workbook; Triptych reads it when it is saved as xlsx</source>
        <translation>旧版工作簿；另存为 xlsx 后 Triptych 即可读取</translation>
    </message>
    <message>
        <source>an old presentation; Triptych reads it when it is saved as pptx</source>
        <translation>旧版演示文稿；另存为 pptx 后 Triptych 即可读取</translation>
    </message>
    <message>
        <source>the document is packed in a way that Triptych cannot read</source>
        <translation>文档的打包方式 Triptych 无法读取</translation>
    </message>
    <message>
        <source>ends early: the file is cut short</source>
        <translation>提前结束：文件不完整</translation>
    </message>
    <message>
        <source>the PDF is locked with a password</source>
        <translation>PDF 受密码保护</translation>
    </message>
    <message>
        <source>the PDF is cut short or damaged</source>
        <translation>PDF 不完整或已损坏</translation>
    </message>
    <message>
        <source>the picture is damaged, or of a kind Triptych does not know</source>
        <translation>图片已损坏，或属于 Triptych 不认识的类型</translation>
    </message>
    <message>
        <source>the decoder gave an answer that is not valid</source>
        <translation>解码器返回了无效的结果</translation>
    </message>
    <message>
        <source>the decoder crashed on this file</source>
        <translation>解码器在处理此文件时崩溃</translation>
    </message>
    <message>
        <source>the camera raw file is cut short or damaged</source>
        <translation>相机 RAW 文件不完整或已损坏</translation>
    </message>
    <message>
        <source>a kind of camera raw file that Triptych cannot read</source>
        <translation>Triptych 无法读取的相机 RAW 文件类型</translation>
    </message>
    <message>
        <source>camera raw files need the package rawpy</source>
        <translation>读取相机 RAW 文件需要软件包 rawpy</translation>
    </message>
    <message>
        <source>it is no XMP sidecar</source>
        <translation>不是 XMP 附属文件</translation>
    </message>
    <message>
        <source>not a picture, sound, video or document Triptych can read</source>
        <translation>不是 Triptych 可读取的图片、声音、视频或文档</translation>
    </message>
    <message>
        <source>the sound is damaged: its sample rate is out of range</source>
        <translation>声音已损坏：采样率超出范围</translation>
    </message>
    <message>
        <source>its header was never finished: read to its end</source>
        <translation>文件头未写完：已读取到末尾</translation>
    </message>
    <message>
        <source>the sound is damaged or cut short</source>
        <translation>声音已损坏或不完整</translation>
    </message>
    <message>
        <source>not a sound Triptych can read</source>
        <translation>不是 Triptych 可读取的声音</translation>
    </message>
    <message>
        <source>too many things inside one another</source>
        <translation>嵌套层数过多</translation>
    </message>
    <message>
        <source>there are no pictures and no sound in this file</source>
        <translation>此文件中没有画面也没有声音</translation>
    </message>
    <message>
        <source>the video is cut short</source>
        <translation>视频不完整</translation>
    </message>
    <message>
        <source>the video is damaged or cut short</source>
        <translation>视频已损坏或不完整</translation>
    </message>
    <message>
        <source>the video is damaged: its sample rate is out of range</source>
        <translation>视频已损坏：采样率超出范围</translation>
    </message>
    <message>
        <source>the video is cut short: its index, which is written last, is missing</source>
        <translation>视频不完整：缺少最后写入的索引</translation>
    </message>
    <message>
        <source>not a video Triptych can read</source>
        <translation>不是 Triptych 可读取的视频</translation>
    </message>
    <message>
        <source>not a video Triptych can read: its codec is not known</source>
        <translation>不是 Triptych 可读取的视频：编解码器未知</translation>
    </message>
    <message>
        <source>the document is cut short or damaged</source>
        <translation>文档不完整或已损坏</translation>
    </message>
    <message>
        <source>the document declares entities, which Triptych does not resolve</source>
        <translation>文档声明了实体，Triptych 不解析实体</translation>
    </message>
    <message>
        <source>it is no XMP sidecar, or a damaged one</source>
        <translation>不是 XMP 附属文件，或已损坏</translation>
    </message>
    <message>
        <source>it is far too large for an XMP sidecar</source>
        <translation>作为 XMP 附属文件过大</translation>
    </message>
    <message>
        <source>it declares what no XMP sidecar needs</source>
        <translation>声明了 XMP 附属文件不需要的内容</translation>
    </message>
    <message>
        <source>it is not in UTF-8</source>
        <translation>不是 UTF-8 编码</translation>
    </message>
    <message>
        <source>The vectors of &apos;{model}&apos; need about {bytes}, but the library&apos;s disk has only {free} free. Free some space and try again.</source>
        <translation>“{model}”的向量大约需要 {bytes}，但媒体库所在磁盘只有 {free} 可用空间。请释放一些空间后重试。</translation>
    </message>
    <message>
        <source>Searches use &apos;{name}&apos;. Use another model first: triptych models use starter</source>
        <translation>搜索正在使用“{name}”。请先改用其他模型：triptych models use starter</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; works beside another model; measure that one</source>
        <translation>“{name}”需与其他模型配合使用；请测量那个模型</translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; is damaged ({names}); run: triptych models download {name}</source>
        <translation>模型“{name}”已损坏（{names}）；请运行：triptych models download {name}</translation>
    </message>
    <message>
        <source>The files of &apos;{name}&apos; cannot be used: {reason}; mend that and try again</source>
        <translation>无法使用“{name}”的文件：{reason}；请解决该问题后重试</translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; was not downloaded by Triptych, so it is left alone</source>
        <translation>模型“{model}”不是由 Triptych 下载的，因此不作改动</translation>
    </message>
    <message>
        <source>Another program fetched &apos;{model}&apos; into {folder}; remove it there</source>
        <translation>“{model}”由其他程序下载到 {folder}；请在那里移除</translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; is not downloaded</source>
        <translation>模型“{model}”尚未下载</translation>
    </message>
    <message>
        <source>The library in {folder} cannot be written: {reason}. Make that folder writable, and try again.</source>
        <translation>无法写入 {folder} 中的媒体库：{reason}。请让该文件夹可写，然后重试。</translation>
    </message>
    <message>
        <source>The library cannot be kept in {directory}: {reason}. Choose another folder with --library.</source>
        <translation>无法将媒体库保存在 {directory}：{reason}。请用 --library 选择其他文件夹。</translation>
    </message>
    <message>
        <source>The map could not be laid out: memory may be short. Close other programs, or choose the method PCA, which needs little.</source>
        <translation>无法生成地图布局：内存可能不足。请关闭其他程序，或选择所需内存很少的 PCA 方法。</translation>
    </message>
    <message>
        <source>The library is empty. Add a folder first.</source>
        <translation>媒体库是空的。请先添加文件夹。</translation>
    </message>
    <message>
        <source>There is no kind {name}. Write type:image, type:audio, type:text or type:video.</source>
        <translation>没有 {name} 这种类型。请写 type:image、type:audio、type:text 或 type:video。</translation>
    </message>
    <message>
        <source>{name} is no order. Write one of {names}.</source>
        <translation>{name} 不是排序方式。请写其中之一：{names}。</translation>
    </message>
    <message>
        <source>No file is called {name}. Leave it out.</source>
        <translation>没有名为 {name} 的文件。请去掉它。</translation>
    </message>
    <message>
        <source>These are too many: {most} can be given. Leave some out.</source>
        <translation>数量过多：最多可指定 {most} 个。请去掉一些。</translation>
    </message>
    <message>
        <source>size:&gt;5mb, size:&lt;5mb or size:1mb..5mb</source>
        <translation>size:&gt;5mb、size:&lt;5mb 或 size:1mb..5mb</translation>
    </message>
    <message>
        <source>duration:&gt;2m, duration:&lt;30s or duration:1:30..3:00</source>
        <translation>duration:&gt;2m、duration:&lt;30s 或 duration:1:30..3:00</translation>
    </message>
    <message>
        <source>is:{value} takes no minus. Leave the minus out.</source>
        <translation>is:{value} 前不能有减号。请去掉减号。</translation>
    </message>
    <message>
        <source>is: does not know {value}. Write is:favourite, is:duplicate or one of {names}.</source>
        <translation>is: 不认识 {value}。请写 is:favourite、is:duplicate 或以下之一：{names}。</translation>
    </message>
    <message>
        <source>album:Rome or album:&quot;Summer in Rome&quot;</source>
        <translation>album:Rome 或 album:&quot;Summer in Rome&quot;</translation>
    </message>
    <message>
        <source>group:beach or group:&quot;sandy beach&quot;</source>
        <translation>group:beach 或 group:&quot;sandy beach&quot;</translation>
    </message>
    <message>
        <source>in:Holiday or in:&quot;My folder&quot;</source>
        <translation>in:Holiday 或 in:&quot;My folder&quot;</translation>
    </message>
    <message>
        <source>tag:holiday or tag:&quot;my holiday&quot;</source>
        <translation>tag:holiday 或 tag:&quot;my holiday&quot;</translation>
    </message>
    <message>
        <source>{link} is no link to a search. One is {scheme}:{action}?q=sunset</source>
        <translation>{link} 不是搜索链接。搜索链接形如 {scheme}:{action}?q=sunset</translation>
    </message>
    <message>
        <source>A weight follows the words that it counts for, as in dog^2.</source>
        <translation>权重要写在它所作用的词语之后，例如 dog^2。</translation>
    </message>
    <message>
        <source>{key}: takes no minus. Say what to keep: {example}.</source>
        <translation>{key}: 前不能加减号。请写明要保留什么：{example}。</translation>
    </message>
    <message>
        <source>Write a value right after the colon, as in {example}.</source>
        <translation>请在冒号后直接写值，例如 {example}。</translation>
    </message>
    <message>
        <source>Write a list without spaces, as in {example}.</source>
        <translation>列表中不要有空格，例如 {example}。</translation>
    </message>
    <message>
        <source>There is no {key}: here. Write {meant}:{value}, or {key}\:{value} for the words themselves.</source>
        <translation>这里没有 {key}:。请写 {meant}:{value}；若要查找这些字符本身，请写 {key}\:{value}。</translation>
    </message>
    <message>
        <source>A weight is a number above 0, such as ^2 or ^0.5. To push away, write -dog.</source>
        <translation>权重是大于 0 的数字，例如 ^2 或 ^0.5。要远离某内容，请写 -dog。</translation>
    </message>
    <message>
        <source>Write a date as 2024-06-15, 2024-06 or 2024, or as 30d, 6m, today, yesterday.</source>
        <translation>请将日期写成 2024-06-15、2024-06 或 2024，或者 30d、6m、today、yesterday。</translation>
    </message>
    <message>
        <source>There is no such day as {text}. {dates}</source>
        <translation>没有 {text} 这一天。{dates}</translation>
    </message>
    <message>
        <source>{text} is no date. {dates}</source>
        <translation>{text} 不是日期。{dates}</translation>
    </message>
    <message>
        <source>{text} has neither &gt; nor &lt;. Write {example}.</source>
        <translation>{text} 中既没有 &gt; 也没有 &lt;。请写 {example}。</translation>
    </message>
    <message>
        <source>{text} is no rating. Write rating:5, rating:&gt;=4 or rating:2..4.</source>
        <translation>{text} 不是评分。请写 rating:5、rating:&gt;=4 或 rating:2..4。</translation>
    </message>
    <message>
        <source>{text} is no size. Write 200kb, 5mb or 1.5gb.</source>
        <translation>{text} 不是大小。请写 200kb、5mb 或 1.5gb。</translation>
    </message>
    <message>
        <source>{text} is no duration. Write 30s, 2m, 1h30m or 1:30.</source>
        <translation>{text} 不是时长。请写 30s、2m、1h30m 或 1:30。</translation>
    </message>
    <message>
        <source>The model in use cannot search by image: {path} was not used.</source>
        <translation>当前使用的模型无法按图片搜索：未使用 {path}。</translation>
    </message>
    <message>
        <source>The model in use cannot search by audio: {path} was not used.</source>
        <translation>当前使用的模型无法按声音搜索：未使用 {path}。</translation>
    </message>
    <message>
        <source>The model in use cannot search by text: {path} was not used.</source>
        <translation>当前使用的模型无法按文字搜索：未使用 {path}。</translation>
    </message>
    <message>
        <source>The model in use cannot search by video: {path} was not used.</source>
        <translation>当前使用的模型无法按视频搜索：未使用 {path}。</translation>
    </message>
    <message>
        <source>Say what to look for: the words are empty.</source>
        <translation>请说明要找什么：搜索词为空。</translation>
    </message>
    <message>
        <source>There is no file {path}. Check the path.</source>
        <translation>没有文件 {path}。请检查路径。</translation>
    </message>
    <message>
        <source>{path} cannot be used as a query: {reason}.</source>
        <translation>无法将 {path} 用作查询：{reason}。</translation>
    </message>
    <message>
        <source>Nothing can be seen or heard in that part of {path}. Choose another one, within the first {number} minutes of a file that the library does not have.</source>
        <translation>在 {path} 的这一部分看不到也听不到任何内容。请选择其他部分；对于媒体库中没有的文件，只能在前 {number} 分钟内选择。</translation>
    </message>
    <message>
        <source>Say what to look for: words, a picture, a sound, a video or a document.</source>
        <translation>请说明要找什么：文字、图片、声音、视频或文档。</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Other folders</source>
        <translation>其他文件夹</translation>
    </message>
    <message>
        <source>Other groups</source>
        <translation>其他分组</translation>
    </message>
    <message>
        <source>In no group</source>
        <translation>不在任何分组中</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message numerus="yes">
        <source>{n} pictures</source>
        <comment>{n} picture</comment>
        <translation>
            <numerusform>{n} 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sounds</source>
        <comment>{n} sound</comment>
        <translation>
            <numerusform>{n} 段声音</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} documents</source>
        <comment>{n} document</comment>
        <translation>
            <numerusform>{n} 个文档</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} videos</source>
        <comment>{n} video</comment>
        <translation>
            <numerusform>{n} 个视频</numerusform>
        </translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; is here.</source>
        <translation>模型“{model}”已下载。</translation>
    </message>
    <message>
        <source>The speed of &apos;{model}&apos; was measured.</source>
        <translation>已测量“{model}”的速度。</translation>
    </message>
    <message numerus="yes">
        <source>The model &apos;{model}&apos; is whole: {n} files compared.</source>
        <comment>The model &apos;{model}&apos; is whole: {n} file compared.</comment>
        <translation>
            <numerusform>模型“{model}”完整：已比对 {n} 个文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; was removed: {size} are free again.</source>
        <translation>模型“{model}”已移除：释放了 {size}。</translation>
    </message>
    <message>
        <source>A library that it listened for writes down no speech until another does.</source>
        <translation>用它转写语音的媒体库，在改用其他模型之前不会再转写语音。</translation>
    </message>
    <message>
        <source>The best results.</source>
        <translation>效果最好。</translation>
    </message>
    <message>
        <source>Very good results.</source>
        <translation>效果很好。</translation>
    </message>
    <message>
        <source>Good results.</source>
        <translation>效果好。</translation>
    </message>
    <message>
        <source>Part of Triptych</source>
        <translation>Triptych 自带</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>已下载</translation>
    </message>
    <message>
        <source>Downloaded in part</source>
        <translation>已下载一部分</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>Not downloaded</source>
        <translation>未下载</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>正在使用</translation>
    </message>
    <message>
        <source>Can be gone back to at once</source>
        <translation>可立即切换回来</translation>
    </message>
    <message>
        <source>Indexing with it is paused</source>
        <translation>用它建立索引已暂停</translation>
    </message>
    <message>
        <source>torch</source>
        <translation>torch</translation>
    </message>
    <message>
        <source>torch in 16 bits</source>
        <translation>torch（16 位）</translation>
    </message>
    <message>
        <source>ONNX Runtime</source>
        <translation>ONNX Runtime</translation>
    </message>
    <message>
        <source>ONNX Runtime in 8 bits</source>
        <translation>ONNX Runtime（8 位）</translation>
    </message>
    <message>
        <source>the graphics card (CUDA)</source>
        <translation>显卡（CUDA）</translation>
    </message>
    <message>
        <source>the graphics card (CUDA) in 16 bits</source>
        <translation>显卡（CUDA，16 位）</translation>
    </message>
    <message>
        <source>the graphics processor (Apple)</source>
        <translation>图形处理器（Apple）</translation>
    </message>
    <message>
        <source>the graphics processor (Apple) in 16 bits</source>
        <translation>图形处理器（Apple，16 位）</translation>
    </message>
    <message>
        <source>the graphics processor (Intel)</source>
        <translation>图形处理器（Intel）</translation>
    </message>
    <message>
        <source>the graphics processor (Intel) in 16 bits</source>
        <translation>图形处理器（Intel，16 位）</translation>
    </message>
    <message>
        <source>{purpose}.</source>
        <translation>{purpose}。</translation>
    </message>
    <message>
        <source>licence {licence}</source>
        <translation>许可证 {licence}</translation>
    </message>
    <message>
        <source>Basic results.</source>
        <translation>基本效果。</translation>
    </message>
    <message numerus="yes">
        <source>{n} pictures take about {time} on this computer.</source>
        <comment>{n} picture takes about {time} on this computer.</comment>
        <translation>
            <numerusform>在这台电脑上，{n} 张图片约需 {time}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Finds sounds by what is heard.</source>
        <translation>按听到的内容查找声音。</translation>
    </message>
    <message>
        <source>Finds sounds by what is heard, with the help of &apos;{model}&apos;.</source>
        <translation>借助“{model}”，按听到的内容查找声音。</translation>
    </message>
    <message>
        <source>Finds no sounds by itself: for those, download &apos;{model}&apos;, too.</source>
        <translation>本身不能查找声音：如有需要，请另外下载“{model}”。</translation>
    </message>
    <message>
        <source>puts the right picture first {number} times in 100</source>
        <translation>100 次中有 {number} 次将正确的图片排在首位</translation>
    </message>
    <message>
        <source>Published: ImageNet {imagenet} %, COCO text to image {coco} %</source>
        <translation>公布的数据：ImageNet {imagenet}%，COCO 以文搜图 {coco}%</translation>
    </message>
    <message>
        <source>Typed words are asked as &quot;{prompt}&quot;.</source>
        <translation>输入的文字以“{prompt}”的形式查询。</translation>
    </message>
    <message>
        <source>Documents are read as &quot;{prompt}&quot;.</source>
        <translation>文档以“{prompt}”的形式读取。</translation>
    </message>
    <message>
        <source>All texts are read in lower case.</source>
        <translation>所有文字均按小写读取。</translation>
    </message>
    <message>
        <source>Its weights are compared with a hash that others published.</source>
        <translation>其权重会与第三方公布的哈希值比对。</translation>
    </message>
    <message>
        <source>No hash of its weights was found but the hub&apos;s own: the first that comes is noted, and all that comes later is compared with it.</source>
        <translation>除 Hub 自身的哈希值外，未找到其权重的其他哈希值：首次下载的哈希值会被记下，以后的下载都与它比对。</translation>
    </message>
    <message>
        <source>Speed on this computer: not measured yet</source>
        <translation>在这台电脑上的速度：尚未测量</translation>
    </message>
    <message>
        <source>On this computer: {rates} a second (measured {day})</source>
        <translation>在这台电脑上：每秒 {rates}（测量于 {day}）</translation>
    </message>
    <message>
        <source>On this computer: {rates} a second by {runtime} (measured {day})</source>
        <translation>在这台电脑上：每秒 {rates}，使用{runtime}（测量于 {day}）</translation>
    </message>
    <message numerus="yes">
        <source>{n} sentences</source>
        <comment>{n} sentence</comment>
        <translation>
            <numerusform>{n} 个句子</numerusform>
        </translation>
    </message>
    <message>
        <source>Without sound: {reason}.</source>
        <translation>不支持声音：{reason}。</translation>
    </message>
    <message numerus="yes">
        <source>{n} files are on drives that are not connected: searches will not find them until the drive is back, but nothing of them is lost.</source>
        <comment>{n} file is on drives that are not connected: searches will not find them until the drive is back, but nothing of them is lost.</comment>
        <translation>
            <numerusform>{n} 个文件位于未连接的驱动器上：重新连接驱动器之前搜索不到它们，但不会丢失任何内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>The change to &apos;{model}&apos; is paused.</source>
        <translation>改用“{model}”的过程已暂停。</translation>
    </message>
    <message>
        <source>Searches use &apos;{model}&apos; now.</source>
        <translation>搜索现在使用“{model}”。</translation>
    </message>
    <message numerus="yes">
        <source>{n} files wait for drives that are not connected; nothing of them is lost.</source>
        <comment>{n} file waits for drives that are not connected; nothing of them is lost.</comment>
        <translation>
            <numerusform>{n} 个文件正在等待连接驱动器，不会丢失任何内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>{size} of {total}</source>
        <translation>{size} / {total}</translation>
    </message>
    <message>
        <source>Searches use &apos;{model}&apos; already.</source>
        <translation>搜索已在使用“{model}”。</translation>
    </message>
    <message>
        <source>&apos;{model}&apos; answers at once: what it made of the library was kept.</source>
        <translation>“{model}”可立即使用：它为媒体库生成的内容已保留。</translation>
    </message>
    <message numerus="yes">
        <source>&apos;{model}&apos; answers at once, and {n} files are new to it.</source>
        <comment>&apos;{model}&apos; answers at once, and {n} file is new to it.</comment>
        <translation>
            <numerusform>“{model}”可立即使用，有 {n} 个文件对它来说是新的。</numerusform>
        </translation>
    </message>
    <message>
        <source>That takes about {size} of the {free} that are free.</source>
        <translation>这大约需要 {size}，可用空间为 {free}。</translation>
    </message>
    <message>
        <source>Searches find what was read so far until then, and you can pause at any time.</source>
        <translation>在此之前可以搜索目前已读取的内容，您可以随时暂停。</translation>
    </message>
    <message>
        <source>Searches go on with the present model until then, and you can pause at any time.</source>
        <translation>在此之前继续用当前模型搜索，您可以随时暂停。</translation>
    </message>
    <message numerus="yes">
        <source>{n} files have to be read again.</source>
        <comment>{n} file has to be read again.</comment>
        <translation>
            <numerusform>有 {n} 个文件需要重新读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files have to be read again, for which a computer without an accelerator needs {time}.</source>
        <comment>{n} file has to be read again, for which a computer without an accelerator needs {time}.</comment>
        <translation>
            <numerusform>有 {n} 个文件需要重新读取，在没有加速器的电脑上需要{time}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files have to be read again, for which this computer needs {time}.</source>
        <comment>{n} file has to be read again, for which this computer needs {time}.</comment>
        <translation>
            <numerusform>有 {n} 个文件需要重新读取，在这台电脑上需要{time}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused. What was read so far can be searched.</source>
        <translation>已暂停。目前已读取的内容可以搜索。</translation>
    </message>
    <message>
        <source>Waiting for mains power. What was read so far can be searched.</source>
        <translation>正在等待接通电源。目前已读取的内容可以搜索。</translation>
    </message>
    <message>
        <source>Waiting for other programs to rest. What was read so far can be searched.</source>
        <translation>正在等待其他程序空闲下来。目前已读取的内容可以搜索。</translation>
    </message>
    <message>
        <source>Getting the model ready…</source>
        <translation>正在准备模型…</translation>
    </message>
    <message>
        <source>Looking for files…</source>
        <translation>正在查找文件…</translation>
    </message>
    <message>
        <source>Finding out what the model runs fastest on, once…</source>
        <translation>正在测试模型用什么运行最快（仅此一次）…</translation>
    </message>
    <message>
        <source>Joining sounds to pictures, once…</source>
        <translation>正在将声音与图片对应起来（仅此一次）…</translation>
    </message>
    <message>
        <source>Indexing…</source>
        <translation>正在建立索引…</translation>
    </message>
    <message>
        <source>Finishing…</source>
        <translation>即将完成…</translation>
    </message>
    <message>
        <source>Reading the text in pictures…</source>
        <translation>正在读取图片中的文字…</translation>
    </message>
    <message>
        <source>Writing down what is said…</source>
        <translation>正在转写语音…</translation>
    </message>
    <message>
        <source>Indexing the meaning of what was read…</source>
        <translation>正在为已读取内容的含义建立索引…</translation>
    </message>
    <message>
        <source>Reading how documents look…</source>
        <translation>正在读取文档的外观…</translation>
    </message>
    <message>
        <source>Looking for what is blurred, dark or silent…</source>
        <translation>正在查找模糊、昏暗或无声的内容…</translation>
    </message>
    <message>
        <source>The disk is full. Free some space, and this goes on by itself.</source>
        <translation>磁盘已满。释放一些空间后会自动继续。</translation>
    </message>
    <message>
        <source>Every file could be read.</source>
        <translation>所有文件均可读取。</translation>
    </message>
    <message>
        <source>Empty or not connected</source>
        <translation>为空或未连接</translation>
    </message>
    <message>
        <source>No answer from</source>
        <translation>没有响应</translation>
    </message>
    <message>
        <source>Another drive or folder is in the place of</source>
        <translation>原位置现在是其他驱动器或文件夹</translation>
    </message>
    <message>
        <source>{kind}: {done} of {n}</source>
        <translation>{kind}：{done}/{n}</translation>
    </message>
    <message>
        <source>Nothing has changed.</source>
        <translation>没有任何更改。</translation>
    </message>
    <message numerus="yes">
        <source>{n} files are no longer where they were, more than a fifth of a folder. They stay in the library.</source>
        <comment>{n} file is no longer where they were, more than a fifth of a folder. They stay in the library.</comment>
        <translation>
            <numerusform>有 {n} 个文件已不在原处，超过其文件夹的五分之一。它们仍保留在媒体库中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files are left out of the library now, as a pattern of their folder says. Nothing on the disk changed.</source>
        <comment>{n} file is left out of the library now, as a pattern of their folder says. Nothing on the disk changed.</comment>
        <translation>
            <numerusform>根据文件夹的排除模式，现已从媒体库中排除 {n} 个文件。磁盘上没有任何更改。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files changed while being read, and will be read later.</source>
        <comment>{n} file changed while being read, and will be read later.</comment>
        <translation>
            <numerusform>{n} 个文件在读取时发生了变化，稍后会再读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files are of a kind that this model cannot search.</source>
        <comment>{n} file is of a kind that this model cannot search.</comment>
        <translation>
            <numerusform>{n} 个文件属于此模型无法搜索的类型。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} others</source>
        <comment>{n} other</comment>
        <translation>
            <numerusform>另外 {n} 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} without a usual ending</source>
        <comment>{n} without a usual ending</comment>
        <translation>
            <numerusform>{n} 个没有常见扩展名</numerusform>
        </translation>
    </message>
    <message>
        <source>Passed over, since Triptych reads no such files: {files}.</source>
        <translation>已略过 Triptych 无法读取的文件：{files}。</translation>
    </message>
    <message>
        <source>{ending} as {other}</source>
        <translation>{ending} 另存为 {other}</translation>
    </message>
    <message>
        <source>To have them read, save {advice}.</source>
        <translation>如需读取它们，请将 {advice}。</translation>
    </message>
    <message>
        <source>tried once, on {day}</source>
        <translation>尝试过 1 次，于 {day}</translation>
    </message>
    <message numerus="yes">
        <source>tried {n} times, on {day}</source>
        <comment>tried {n} time, on {day}</comment>
        <translation>
            <numerusform>尝试过 {n} 次，于 {day}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tried {n} times, from {first} to {last}</source>
        <comment>tried {n} time, from {first} to {last}</comment>
        <translation>
            <numerusform>尝试过 {n} 次，从 {first} 到 {last}</numerusform>
        </translation>
    </message>
    <message>
        <source>about {time}, if it goes as before</source>
        <translation>按以往的速度约需 {time}</translation>
    </message>
    <message>
        <source>as a rule a third of that time where somebody speaks, and less elsewhere</source>
        <translation>有人说话的部分通常需要其时长的三分之一，其余部分更少</translation>
    </message>
    <message>
        <source>Indexing was stopped: {done}. What was read so far can be searched.</source>
        <translation>建立索引已停止：{done}。目前已读取的内容可以搜索。</translation>
    </message>
    <message>
        <source>Indexing was stopped. What was read so far can be searched.</source>
        <translation>建立索引已停止。目前已读取的内容可以搜索。</translation>
    </message>
    <message>
        <source>Indexing is done: {done}.</source>
        <translation>建立索引已完成：{done}。</translation>
    </message>
    <message>
        <source>Indexing is done.</source>
        <translation>建立索引已完成。</translation>
    </message>
    <message>
        <source>Indexing is done: no pictures, sounds, videos or documents were found.</source>
        <translation>建立索引已完成：未找到图片、声音、视频或文档。</translation>
    </message>
    <message numerus="yes">
        <source>{n} added or changed</source>
        <comment>{n} added or changed</comment>
        <translation>
            <numerusform>{n} 个新增或已更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} unchanged</source>
        <comment>{n} unchanged</comment>
        <translation>
            <numerusform>{n} 个未更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} moved</source>
        <comment>{n} moved</comment>
        <translation>
            <numerusform>{n} 个已移动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} removed</source>
        <comment>{n} removed</comment>
        <translation>
            <numerusform>{n} 个已移除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} still not readable</source>
        <comment>{n} still not readable</comment>
        <translation>
            <numerusform>{n} 个仍无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>The graphics card could not go on, so the processor did the rest. To begin with the processor: triptych models device cpu</source>
        <translation>显卡无法继续工作，其余部分已由处理器完成。若要一开始就使用处理器：triptych models device cpu</translation>
    </message>
    <message>
        <source>{what}: {folders}. Its files are searchable once it is there.</source>
        <translation>{what}：{folders}。恢复后即可搜索其中的文件。</translation>
    </message>
    <message>
        <source>{what}: {folders}. Its files stay searchable.</source>
        <translation>{what}：{folders}。其中的文件仍可搜索。</translation>
    </message>
    <message>
        <source>Did you mean {query}?</source>
        <translation>您是不是要找 {query}？</translation>
    </message>
    <message>
        <source>This model does not know the words of {terms}, so names and texts come first. Check how they are spelt; for other languages there is a multilingual model.</source>
        <translation>此模型不认识 {terms} 中的词语，因此优先显示名称和文字的匹配。请检查拼写；其他语言可使用多语言模型。</translation>
    </message>
    <message>
        <source>More files are still being read</source>
        <translation>还有文件正在读取</translation>
    </message>
    <message>
        <source>another file</source>
        <translation>其他文件</translation>
    </message>
    <message>
        <source>a better model ({place})</source>
        <translation>更好的模型（{place}）</translation>
    </message>
    <message numerus="yes">
        <source>fewer filters: they leave out {n} files</source>
        <comment>fewer filters: they leave out {n} file</comment>
        <translation>
            <numerusform>减少筛选条件（它们排除了 {n} 个文件）</numerusform>
        </translation>
    </message>
    <message>
        <source>Try {ways}</source>
        <translation>可以尝试{ways}</translation>
    </message>
    <message>
        <source>Quotes ask for the very words: take them away to search by meaning, or widen the filters.</source>
        <translation>引号表示按原词查找：去掉引号即可按含义搜索，也可放宽筛选条件。</translation>
    </message>
    <message>
        <source>Quotes ask for the very words: take them away to search by meaning.</source>
        <translation>引号表示按原词查找：去掉引号即可按含义搜索。</translation>
    </message>
    <message>
        <source>Try other words, or widen the filters.</source>
        <translation>请尝试其他词语，或放宽筛选条件。</translation>
    </message>
    <message>
        <source>Try other words.</source>
        <translation>请尝试其他词语。</translation>
    </message>
    <message>
        <source>Try another file, or widen the filters.</source>
        <translation>请尝试其他文件，或放宽筛选条件。</translation>
    </message>
    <message>
        <source>Try another file.</source>
        <translation>请尝试其他文件。</translation>
    </message>
    <message>
        <source>No file fits all of the filters. Behind in: stands the whole name of a folder; Ctrl+Space in the box proposes names.</source>
        <translation>没有文件符合所有筛选条件。in: 之后应为文件夹的完整名称；在搜索框中按 Ctrl+空格键可获得名称建议。</translation>
    </message>
    <message>
        <source>Catalogue, with texts and vectors</source>
        <translation>目录数据库（含文字和向量）</translation>
    </message>
    <message>
        <source>Previews</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Vectors in memory order</source>
        <translation>按内存顺序排列的向量</translation>
    </message>
    <message>
        <source>Graphs for quick searches</source>
        <translation>用于快速搜索的图索引</translation>
    </message>
    <message>
        <source>Downloaded models, of all libraries</source>
        <translation>已下载的模型（所有媒体库共用）</translation>
    </message>
    <message>
        <source>Comparing the parts of the library…</source>
        <translation>正在比对媒体库的各个部分…</translation>
    </message>
    <message>
        <source>Copying the library…</source>
        <translation>正在复制媒体库…</translation>
    </message>
    <message>
        <source>Checking the copy…</source>
        <translation>正在检查副本…</translation>
    </message>
    <message>
        <source>Writing the file…</source>
        <translation>正在写入文件…</translation>
    </message>
    <message>
        <source>Comparing the file with the copy…</source>
        <translation>正在将文件与副本比对…</translation>
    </message>
    <message>
        <source>Reading the backup…</source>
        <translation>正在读取备份…</translation>
    </message>
    <message>
        <source>Putting it in the place of the library…</source>
        <translation>正在替换媒体库…</translation>
    </message>
    <message>
        <source>Writing the files…</source>
        <translation>正在写入文件…</translation>
    </message>
    <message>
        <source>Reading what files mean…</source>
        <translation>正在读取文件的含义…</translation>
    </message>
    <message>
        <source>Laying out the map…</source>
        <translation>正在生成地图布局…</translation>
    </message>
    <message>
        <source>Putting files on the map…</source>
        <translation>正在将文件放到地图上…</translation>
    </message>
    <message>
        <source>Naming parts of the map…</source>
        <translation>正在为地图的各部分命名…</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>目录数据库</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>向量</translation>
    </message>
    <message>
        <source>Spaces</source>
        <translation>向量空间</translation>
    </message>
    <message>
        <source>Graphs</source>
        <translation>图索引</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>{part}: {what}. Repaired: {how}.</source>
        <translation>{part}：{what}。已修复：{how}。</translation>
    </message>
    <message>
        <source>{part}: {what}.</source>
        <translation>{part}：{what}。</translation>
    </message>
    <message numerus="yes">
        <source>{n} files wait to be read by the next look for changes.</source>
        <comment>{n} file waits to be read by the next look for changes.</comment>
        <translation>
            <numerusform>{n} 个文件等待下次检查更改时读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>The library is damaged.</source>
        <translation>媒体库已损坏。</translation>
    </message>
    <message>
        <source>The library is whole again.</source>
        <translation>媒体库已恢复完整。</translation>
    </message>
    <message>
        <source>The library is whole: {files}, {vectors}.</source>
        <translation>媒体库完整：{files}，{vectors}。</translation>
    </message>
    <message>
        <source>Backed up: {held} in {file} ({size}).</source>
        <translation>已备份：{held}，保存在 {file}（{size}）。</translation>
    </message>
    <message>
        <source>Restored: {held}, as of {day}.</source>
        <translation>已恢复：{held}，备份于 {day}。</translation>
    </message>
    <message>
        <source>The library that was there is kept in {folder}.</source>
        <translation>原有的媒体库保留在 {folder}。</translation>
    </message>
    <message>
        <source>Exported to {folder}: {files} with {rows} in all.</source>
        <translation>已导出到 {folder}：{files}，共 {rows}。</translation>
    </message>
    <message numerus="yes">
        <source>{n} rows</source>
        <comment>{n} row</comment>
        <translation>
            <numerusform>{n} 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{file}: {n} rows</source>
        <comment>{file}: {n} row</comment>
        <translation>
            <numerusform>{file}：{n} 行</numerusform>
        </translation>
    </message>
    <message>
        <source>{files} with {vectors}</source>
        <translation>{files}，{vectors}</translation>
    </message>
    <message>
        <source>The check stopped, since the library is about to change. Check again after that.</source>
        <translation>检验已停止，因为媒体库即将更改。请在更改完成后再次检验。</translation>
    </message>
    <message>
        <source>The engine stopped. Start it again to go on.</source>
        <translation>引擎已停止。请重新启动以继续。</translation>
    </message>
    <message>
        <source>first {number} hours only</source>
        <translation>仅前 {number} 小时</translation>
    </message>
    <message>
        <source>first {number} characters only</source>
        <translation>仅前 {number} 个字符</translation>
    </message>
    <message>
        <source>first {number} MB only</source>
        <translation>仅前 {number} MB</translation>
    </message>
    <message>
        <source>too large: {width} x {height} pixels, more than {most} megapixels</source>
        <translation>过大：{width} × {height} 像素，超过 {most} 百万像素</translation>
    </message>
    <message>
        <source>too large: it unpacks to more than {number} MB</source>
        <translation>过大：解压后超过 {number} MB</translation>
    </message>
    <message>
        <source>too large: more than {number} MB of drawing</source>
        <translation>过大：绘图内容超过 {number} MB</translation>
    </message>
    <message>
        <source>reading it took longer than {number} s</source>
        <translation>读取时间超过 {number} 秒</translation>
    </message>
    <message>
        <source>it has over {number} tags, and some would be lost</source>
        <translation>标签超过 {number} 个，其中一些会丢失</translation>
    </message>
    <message>
        <source>the file cannot be opened: {why}</source>
        <translation>无法打开文件：{why}</translation>
    </message>
    <message>
        <source>the file could not be opened: {why}</source>
        <translation>未能打开文件：{why}</translation>
    </message>
    <message>
        <source>the file cannot be reached: {why}</source>
        <translation>无法访问文件：{why}</translation>
    </message>
    <message>
        <source>the folder cannot be opened: {why}</source>
        <translation>无法打开文件夹：{why}</translation>
    </message>
    <message>
        <source>something went wrong inside Triptych ({what}); the log has the details</source>
        <translation>Triptych 内部出错（{what}）；详情见日志</translation>
    </message>
    <message>
        <source>only {found} of described sounds find their captions, {least} must, so the two models do not fit together</source>
        <translation>只有 {found} 的声音描述能找到对应的文字说明，至少应为 {least}，因此这两个模型不匹配</translation>
    </message>
    <message>
        <source>only {found} of described sounds find their pictures, {least} must, so the two models do not fit together</source>
        <translation>只有 {found} 的声音描述能找到对应的图片，至少应为 {least}，因此这两个模型不匹配</translation>
    </message>
    <message>
        <source>{text} is no part of a file. Write t=12,18 for seconds, or xywh=percent:10,20,30,40 for left, top, width and height of an area.</source>
        <translation>{text} 不是文件的一部分。请用 t=12,18 表示秒数，或用 xywh=percent:10,20,30,40 表示区域的左、上、宽、高。</translation>
    </message>
    <message>
        <source>A rating is a number from 1 to {best}, or 0 for none.</source>
        <translation>评分是 1 到 {best} 的数字，0 表示无评分。</translation>
    </message>
    <message>
        <source>A tag needs a name.</source>
        <translation>标签需要名称。</translation>
    </message>
    <message>
        <source>A tag has at most {number} characters.</source>
        <translation>标签最多 {number} 个字符。</translation>
    </message>
    <message>
        <source>The system watches no more folders, so {root} is looked over once a minute instead. To have it watched: sudo sysctl fs.inotify.max_user_watches=1048576 fs.inotify.max_user_instances=1024</source>
        <translation>系统无法再监视更多文件夹，因此改为每分钟检查一次 {root}。若要监视它：sudo sysctl fs.inotify.max_user_watches=1048576 fs.inotify.max_user_instances=1024</translation>
    </message>
    <message>
        <source>Only pictures at http and https addresses can be fetched.</source>
        <translation>只能获取 http 和 https 地址的图片。</translation>
    </message>
    <message>
        <source>{host} has no such picture: it answered {code}.</source>
        <translation>{host} 上没有这样的图片：它返回了 {code}。</translation>
    </message>
    <message>
        <source>{host} cannot be reached. Are you online?</source>
        <translation>无法连接 {host}。您是否已联网？</translation>
    </message>
    <message>
        <source>{host} leads to {scheme}://{other}, which is not fetched.</source>
        <translation>{host} 指向 {scheme}://{other}，该地址不会被获取。</translation>
    </message>
    <message>
        <source>{host} leads to {other}, a place in your own network, from where nothing is fetched.</source>
        <translation>{host} 指向 {other}，它位于您自己的网络中，不会从那里获取任何内容。</translation>
    </message>
    <message>
        <source>What is there at {host} is no picture, but {kind}.</source>
        <translation>{host} 上的内容不是图片，而是 {kind}。</translation>
    </message>
    <message>
        <source>The picture at {host} has over {size} MB.</source>
        <translation>{host} 上的图片超过 {size} MB。</translation>
    </message>
    <message>
        <source>{host} is too slow. Save the picture yourself, then drop it here.</source>
        <translation>{host} 太慢。请自行保存图片，然后拖到这里。</translation>
    </message>
    <message numerus="yes">
        <source>{n} bytes</source>
        <comment>{n} byte</comment>
        <translation>
            <numerusform>{n} 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>{amount} KB</source>
        <translation>{amount} KB</translation>
    </message>
    <message>
        <source>{amount} MB</source>
        <translation>{amount} MB</translation>
    </message>
    <message>
        <source>{amount} GB</source>
        <translation>{amount} GB</translation>
    </message>
    <message>
        <source>{amount} TB</source>
        <translation>{amount} TB</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} 至 {end}</translation>
    </message>
    <message>
        <source>{choices} or {last}</source>
        <translation>{choices}或{last}</translation>
    </message>
    <message>
        <source>{things} and {last}</source>
        <translation>{things}和{last}</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the things of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number} 毫秒</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>剩余不到 1 分钟</translation>
    </message>
    <message>
        <source>about {number} min left</source>
        <translation>剩余约 {number} 分钟</translation>
    </message>
    <message>
        <source>about {number} h left</source>
        <translation>剩余约 {number} 小时</translation>
    </message>
    <message>
        <source>a minute or so</source>
        <translation>大约 1 分钟</translation>
    </message>
    <message>
        <source>at least {number} min</source>
        <translation>至少 {number} 分钟</translation>
    </message>
    <message>
        <source>at least {number} h</source>
        <translation>至少 {number} 小时</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number} 秒</translation>
    </message>
    <message>
        <source>Group {number}</source>
        <translation>第 {number} 组</translation>
    </message>
    <message>
        <source>{width} × {height}</source>
        <translation>{width} × {height}</translation>
    </message>
    <message>
        <source>Looking for duplicates…</source>
        <translation>正在查找重复文件…</translation>
    </message>
    <message>
        <source>Stopped. What was compared is kept: Look again goes on from there.</source>
        <translation>已停止。已比较的结果会保留：选择“重新查找”可从该处继续。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Groups of duplicates</source>
        <translation>重复文件组</translation>
    </message>
    <message>
        <source>PCA: at once</source>
        <translation>PCA：立即完成</translation>
    </message>
    <message>
        <source>UMAP: keeps neighbours</source>
        <translation>UMAP：保留邻近关系</translation>
    </message>
    <message>
        <source>t-SNE: keeps neighbours</source>
        <translation>t-SNE：保留邻近关系</translation>
    </message>
    <message>
        <source>Colours by kind</source>
        <translation>按类型着色</translation>
    </message>
    <message>
        <source>Colours by folder</source>
        <translation>按文件夹着色</translation>
    </message>
    <message>
        <source>Colours by group</source>
        <translation>按分组着色</translation>
    </message>
    <message>
        <source>Colours by year</source>
        <translation>按年份着色</translation>
    </message>
    <message>
        <source>Hold Shift and draw around files to list them.</source>
        <translation>按住 Shift 并围绕文件画圈即可列出它们。</translation>
    </message>
    <message>
        <source>How files are laid out</source>
        <translation>文件的布局方式</translation>
    </message>
    <message>
        <source>What the colours mean</source>
        <translation>颜色的含义</translation>
    </message>
    <message>
        <source>Save as a web page…</source>
        <translation>另存为网页…</translation>
    </message>
    <message>
        <source>Lay out anew</source>
        <translation>重新布局</translation>
    </message>
    <message>
        <source>Bring up to date</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>放大（+）</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>缩小（-）</translation>
    </message>
    <message>
        <source>The whole map (0)</source>
        <translation>整个地图（0）</translation>
    </message>
    <message>
        <source>Stopped. The map is as it was.</source>
        <translation>已停止。地图保持原样。</translation>
    </message>
    <message>
        <source>The map is in {file}.</source>
        <translation>地图已保存在 {file}。</translation>
    </message>
    <message numerus="yes">
        <source>Map of {n} files</source>
        <comment>Map of {n} file</comment>
        <translation>
            <numerusform>{n} 个文件的地图</numerusform>
        </translation>
    </message>
    <message>
        <source>Arrow keys move the map, plus and minus zoom, Tab goes from file to file.</source>
        <translation>方向键移动地图，加号和减号缩放，Tab 键逐个切换文件。</translation>
    </message>
    <message>
        <source>{name} is current</source>
        <translation>当前文件：{name}</translation>
    </message>
    <message>
        <source>Made the album {album}: {files}.</source>
        <translation>已新建相册 {album}：{files}。</translation>
    </message>
    <message>
        <source>Made the album {album}.</source>
        <translation>已新建相册 {album}。</translation>
    </message>
    <message>
        <source>Added to {album}: {files}.</source>
        <translation>已添加到 {album}：{files}。</translation>
    </message>
    <message>
        <source>In {album} already: {files}.</source>
        <translation>已在 {album} 中：{files}。</translation>
    </message>
    <message>
        <source>Removed from {album}: {files}.</source>
        <translation>已从 {album} 移除：{files}。</translation>
    </message>
    <message>
        <source>Not in {album}: {files}.</source>
        <translation>不在 {album} 中：{files}。</translation>
    </message>
    <message>
        <source>The album {album} is called {new} now.</source>
        <translation>相册 {album} 现已改名为 {new}。</translation>
    </message>
    <message>
        <source>Removed the album {album}.</source>
        <translation>已移除相册 {album}。</translation>
    </message>
    <message>
        <source>Look for something or choose a filter first: then an album can be made of it.</source>
        <translation>请先搜索或选择筛选条件，然后才能由此新建相册。</translation>
    </message>
    <message>
        <source>No album can be made of a search with files. Take these out of it, or select what it found.</source>
        <translation>带有文件的搜索无法新建相册。请先去掉这些文件，或选择它找到的内容。</translation>
    </message>
    <message>
        <source>Save the map as a web page</source>
        <translation>将地图另存为网页</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>There is no album {name}.</source>
        <translation>没有名为 {name} 的相册。</translation>
    </message>
    <message>
        <source>There is a group {name} already. Choose another name.</source>
        <translation>已有名为 {name} 的分组。请换一个名称。</translation>
    </message>
    <message>
        <source>The group is not there any more. Look at the groups again.</source>
        <translation>该分组已不存在。请重新查看分组。</translation>
    </message>
    <message>
        <source>Choose two groups or more to be made one.</source>
        <translation>请选择两个或更多要合并的分组。</translation>
    </message>
    <message>
        <source>Only a group of files can be split. Choose one of those below it.</source>
        <translation>只有直接包含文件的分组才能拆分。请选择它下面的一个分组。</translation>
    </message>
    <message>
        <source>A group of fewer than {n} files cannot be split.</source>
        <translation>少于 {n} 个文件的分组无法拆分。</translation>
    </message>
    <message>
        <source>There are too few files to be grouped: {n} are needed at least.</source>
        <translation>文件太少，无法分组：至少需要 {n} 个。</translation>
    </message>
    <message>
        <source>Group {n}</source>
        <translation>分组 {n}</translation>
    </message>
    <message>
        <source>{place}: write {{&quot;texts&quot;: [&quot;...&quot;, &quot;...&quot;], &quot;score&quot;: 1}} or {{&quot;analogy&quot;: [&quot;...&quot;, &quot;...&quot;, &quot;...&quot;, &quot;...&quot;]}}.</source>
        <translation>{place}：请写 {{&quot;texts&quot;: [&quot;...&quot;, &quot;...&quot;], &quot;score&quot;: 1}} 或 {{&quot;analogy&quot;: [&quot;...&quot;, &quot;...&quot;, &quot;...&quot;, &quot;...&quot;]}}。</translation>
    </message>
    <message>
        <source>There is no such map yet. Make one first.</source>
        <translation>还没有这样的地图。请先创建一个。</translation>
    </message>
    <message>
        <source>The library has nothing of {folder}. Index it first.</source>
        <translation>媒体库中没有 {folder} 的任何内容。请先为其建立索引。</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}. Choose another place.</source>
        <translation>无法写入 {file}：{reason}。请选择其他位置。</translation>
    </message>
    <message>
        <source>Reading what the files mean…</source>
        <translation>正在读取文件的含义…</translation>
    </message>
    <message>
        <source>Finding what belongs together…</source>
        <translation>正在寻找相关的文件…</translation>
    </message>
    <message>
        <source>Putting the other files to the groups…</source>
        <translation>正在将其他文件归入分组…</translation>
    </message>
    <message>
        <source>Naming the groups…</source>
        <translation>正在为分组命名…</translation>
    </message>
    <message>
        <source>A name has at least one letter.</source>
        <translation>名称至少要有一个字符。</translation>
    </message>
    <message>
        <source>A name has at most {n} letters.</source>
        <translation>名称最多 {n} 个字符。</translation>
    </message>
    <message>
        <source>The search {query} fills the album {name}. Choose an album without a search.</source>
        <translation>搜索 {query} 填充相册 {name}。请选择没有搜索的相册。</translation>
    </message>
    <message>
        <source>How files are grouped</source>
        <translation>文件的分组方式</translation>
    </message>
    <message>
        <source>As many groups as fit</source>
        <translation>按需要的数量分组</translation>
    </message>
    <message>
        <source>Number of groups</source>
        <translation>分组数量</translation>
    </message>
    <message>
        <source>Group the files</source>
        <translation>给文件分组</translation>
    </message>
    <message>
        <source>Group anew</source>
        <translation>重新分组</translation>
    </message>
    <message>
        <source>Broader groups</source>
        <translation>更大的分组</translation>
    </message>
    <message>
        <source>Broader groups (Backspace)</source>
        <translation>更大的分组（退格键）</translation>
    </message>
    <message>
        <source>The group {group} is called {new} now.</source>
        <translation>分组 {group} 现已改名为 {new}。</translation>
    </message>
    <message>
        <source>Files put in groups.</source>
        <translation>文件已分组。</translation>
    </message>
    <message numerus="yes">
        <source>{n} groups merged: {group}.</source>
        <comment>{n} group merged: {group}.</comment>
        <translation>
            <numerusform>已合并 {n} 个分组：{group}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Split the group {group}.</source>
        <translation>已拆分分组 {group}。</translation>
    </message>
    <message>
        <source>Pinned: {group} stays as it is.</source>
        <translation>已固定：{group} 保持不变。</translation>
    </message>
    <message>
        <source>No longer pinned: {group}.</source>
        <translation>不再固定：{group}。</translation>
    </message>
    <message>
        <source>Looking for such files…</source>
        <translation>正在查找此类文件…</translation>
    </message>
    <message>
        <source>The library has nothing else that is like these.</source>
        <translation>媒体库中没有其他与这些类似的文件。</translation>
    </message>
    <message>
        <source>The library has nothing of these days in earlier years.</source>
        <translation>媒体库中没有往年这几天的文件。</translation>
    </message>
    <message>
        <source>All files below this folder look like the rest of theirs.</source>
        <translation>此文件夹下的所有文件都与其所在文件夹的其余文件相似。</translation>
    </message>
    <message>
        <source>From here there is nothing further to walk to.</source>
        <translation>从这里没有可以继续前往的文件。</translation>
    </message>
    <message>
        <source>Discover</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Suggest files like what is selected</source>
        <translation>推荐与所选内容相似的文件</translation>
    </message>
    <message numerus="yes">
        <source>{n} suggestions</source>
        <comment>{n} suggestion</comment>
        <translation>
            <numerusform>{n} 个推荐</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files that do not look like the rest of their folder</source>
        <comment>{n} file that does not look like the rest of its folder</comment>
        <translation>
            <numerusform>{n} 个与所在文件夹其余文件不同的文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A walk through {n} files</source>
        <comment>A walk that begins here</comment>
        <translation>
            <numerusform>漫步经过 {n} 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day without year, as Qt writes it</comment>
        <translation>M月d日</translation>
    </message>
    <message numerus="yes">
        <source>{n} files of the days around {day}</source>
        <comment>{n} file of the days around {day}</comment>
        <translation>
            <numerusform>{day} 前后几天的 {n} 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files of {day}</source>
        <comment>{n} file of {day}</comment>
        <translation>
            <numerusform>{day} 的 {n} 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{year}, {n} years ago</source>
        <comment>{year}, {n} year ago</comment>
        <translation>
            <numerusform>{year} 年，{n} 年前</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no library in {folder} yet. Index a folder.</source>
        <translation>{folder} 中还没有媒体库。请为一个文件夹建立索引。</translation>
    </message>
    <message>
        <source>The library has no files in {folder}. See: triptych status</source>
        <translation>媒体库中没有 {folder} 的文件。请查看：triptych status</translation>
    </message>
    <message>
        <source>Say what to look for: filters alone explain nothing.</source>
        <translation>请说明要搜索什么：仅有筛选条件无法解释。</translation>
    </message>
    <message>
        <source>A part of a file cannot be sent: cut it out, or send all of it.</source>
        <translation>无法发送文件的一部分：请将其剪出，或发送整个文件。</translation>
    </message>
    <message>
        <source>The answer of {address} cannot be understood ({why}). Is the same version of Triptych there?</source>
        <translation>无法理解 {address} 的回答（{why}）。那里运行的是同一版本的 Triptych 吗？</translation>
    </message>
    <message>
        <source>{address} answers more than a library would. Check that one is served there.</source>
        <translation>{address} 返回的内容超出媒体库应有的大小。请检查那里是否提供媒体库。</translation>
    </message>
    <message>
        <source>{address} does not answer: {reason}.</source>
        <translation>{address} 没有响应：{reason}。</translation>
    </message>
    <message>
        <source>What {variable} holds is no token.</source>
        <translation>{variable} 中的内容不是令牌。</translation>
    </message>
    <message>
        <source>{address} refuses: {reason} Put one into the variable {variable}.</source>
        <translation>{address} 拒绝了请求：{reason} 请将一个令牌放入变量 {variable}。</translation>
    </message>
    <message>
        <source>{path} cannot be sent: {reason}.</source>
        <translation>无法发送 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The answer cannot be understood: is that a library?</source>
        <translation>无法理解该响应：那是媒体库吗？</translation>
    </message>
    <message>
        <source>{address} refuses: {reason}</source>
        <translation>{address} 拒绝：{reason}</translation>
    </message>
    <message>
        <source>{address} refuses. Check that a library is served there.</source>
        <translation>{address} 拒绝了请求。请检查那里是否提供媒体库。</translation>
    </message>
    <message>
        <source>The groups were made anew since, so this cannot be taken back.</source>
        <translation>此后已重新分组，因此无法撤销。</translation>
    </message>
    <message>
        <source>Another group is called {name} by now. Rename that one first.</source>
        <translation>现在已有另一个分组名为 {name}。请先将它改名。</translation>
    </message>
    <message>
        <source>None of these files was read yet. Index them first.</source>
        <translation>这些文件都尚未读取。请先为它们建立索引。</translation>
    </message>
    <message>
        <source>The library has no files yet. Add a folder first.</source>
        <translation>媒体库中还没有文件。请先添加文件夹。</translation>
    </message>
    <message>
        <source>There are no favourites yet. Mark files as favourites, or give them four or five stars.</source>
        <translation>还没有收藏。请将文件标为收藏，或给予四星或五星。</translation>
    </message>
    <message>
        <source>Nothing was opened yet, or it was forgotten. Open some files first.</source>
        <translation>尚未打开过文件，或记录已被忘记。请先打开一些文件。</translation>
    </message>
    <message>
        <source>{uri} does not answer: what it has of this library stays there. Once it answers, choose it again, and then leave it.</source>
        <translation>{uri} 没有响应：其中本媒体库的内容会留在那里。待其响应后，请再次选择它，然后再离开。</translation>
    </message>
    <message>
        <source>{latitude}° N, {longitude}° E</source>
        <translation>北纬 {latitude}°，东经 {longitude}°</translation>
    </message>
    <message>
        <source>{latitude}° N, {longitude}° W</source>
        <translation>北纬 {latitude}°，西经 {longitude}°</translation>
    </message>
    <message>
        <source>{latitude}° S, {longitude}° E</source>
        <translation>南纬 {latitude}°，东经 {longitude}°</translation>
    </message>
    <message>
        <source>{latitude}° S, {longitude}° W</source>
        <translation>南纬 {latitude}°，西经 {longitude}°</translation>
    </message>
    <message>
        <source>Around {place}</source>
        <translation>{place} 附近</translation>
    </message>
    <message>
        <source>The collection {name} at {uri} was not made by this version of Triptych. Choose another server or database.</source>
        <translation>{uri} 处的集合 {name} 不是由此版本的 Triptych 创建的。请选择其他服务器或数据库。</translation>
    </message>
    <message>
        <source>The index is in Milvus, for which a part is missing. Run: pip install pymilvus</source>
        <translation>索引位于 Milvus，但缺少所需的组件。请运行：pip install pymilvus</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>part of a name</source>
        <translation>名称的一部分</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>The whole map</source>
        <translation>整个地图</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>深色或浅色</translation>
    </message>
    <message>
        <source>Files: {n}</source>
        <translation>文件：{n}</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Map: arrow keys move, plus and minus zoom, 0 shows all, Enter goes to the next file that was found</source>
        <translation>地图：方向键移动，加号和减号缩放，0 显示全部，回车键转到下一个找到的文件</translation>
    </message>
    <message>
        <source>Nobody has a token yet. Make one first: triptych serve token add NAME</source>
        <translation>还没有任何令牌。请先创建：triptych serve token add NAME</translation>
    </message>
    <message>
        <source>The certificate cannot be used: {reason}.</source>
        <translation>无法使用该证书：{reason}。</translation>
    </message>
    <message>
        <source>Nothing can be served at {host}, port {port}: {reason}. Choose another with --host and --port.</source>
        <translation>无法在 {host} 端口 {port} 上提供服务：{reason}。请用 --host 和 --port 选择其他地址。</translation>
    </message>
    <message>
        <source>A token needs a name, such as whose it is.</source>
        <translation>令牌需要一个名称，例如它属于谁。</translation>
    </message>
    <message>
        <source>There is a token {name} already. Revoke it, or choose another.</source>
        <translation>已有令牌 {name}。请将其撤销，或选择其他名称。</translation>
    </message>
    <message>
        <source>There is no token {name}.</source>
        <translation>没有令牌 {name}。</translation>
    </message>
    <message>
        <source>The tokens in {file} cannot be read. Put the file back from a copy, or delete it and make new ones.</source>
        <translation>无法读取 {file} 中的令牌。请用副本还原该文件，或将其删除并重新创建令牌。</translation>
    </message>
    <message>
        <source>What was sent cannot be kept: {reason}.</source>
        <translation>无法保存发送的内容：{reason}。</translation>
    </message>
    <message>
        <source>What you look for, and files that you search with, are sent to {address}.</source>
        <translation>您搜索的内容以及用来搜索的文件会发送到 {address}。</translation>
    </message>
    <message>
        <source>Triptych: {address}</source>
        <translation>Triptych：{address}</translation>
    </message>
    <message>
        <source>it is of a kind that this model cannot search</source>
        <translation>该文件属于此模型无法搜索的类型</translation>
    </message>
    <message>
        <source>it changed while it was read</source>
        <translation>读取时该文件发生了变化</translation>
    </message>
    <message>
        <source>These vectors were made with the model &apos;{made}&apos;, and this library has &apos;{model}&apos;: encode with --preset {model}, or change the library: triptych models use {made}</source>
        <translation>这些向量由模型“{made}”生成，而此媒体库使用“{model}”：请用 --preset {model} 编码，或更改媒体库：triptych models use {made}</translation>
    </message>
    <message>
        <source>These vectors were made with other weights of the model &apos;{model}&apos; than this library has. Encode the files anew, with the same version of it.</source>
        <translation>生成这些向量所用的模型“{model}”权重与此媒体库不同。请用相同版本重新编码这些文件。</translation>
    </message>
    <message>
        <source>These vectors were made with several models ({models}): import those of one.</source>
        <translation>这些向量由多个模型（{models}）生成：请只导入其中一个模型的向量。</translation>
    </message>
    <message>
        <source>There are no files of vectors in {folder}.</source>
        <translation>{folder} 中没有向量文件。</translation>
    </message>
    <message>
        <source>Files of vectors need more: pip install &quot;triptych[bulk]&quot;</source>
        <translation>向量文件需要额外组件：pip install &quot;triptych[bulk]&quot;</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}.</source>
        <translation>无法写入 {file}：{reason}。</translation>
    </message>
    <message>
        <source>There is no file {path}. Check its name.</source>
        <translation>没有文件 {path}。请检查名称。</translation>
    </message>
    <message>
        <source>{file} has no vectors that `triptych encode` wrote, or is damaged ({reason}).</source>
        <translation>{file} 中没有由 `triptych encode` 写入的向量，或文件已损坏（{reason}）。</translation>
    </message>
    <message>
        <source>{place}: write {{&quot;same&quot;: [&quot;...&quot;, &quot;...&quot;]}}.</source>
        <translation>{place}：请写成 {{&quot;same&quot;: [&quot;...&quot;, &quot;...&quot;]}}。</translation>
    </message>
    <message>
        <source>{text} is no part: write which of how many, such as 1/3, 2/3 or 3/3.</source>
        <translation>{text} 不是分片：请写明第几个、共几个，例如 1/3、2/3 或 3/3。</translation>
    </message>
    <message>
        <source>The store for previews at {address} does not answer ({why}). What changed here is told to other machines once it does.</source>
        <translation>位于 {address} 的预览存储没有响应（{why}）。待其响应后，这里的更改会告知其他机器。</translation>
    </message>
    <message>
        <source>{name} is too large to be brought here.</source>
        <translation>{name} 太大，无法取到这里。</translation>
    </message>
    <message>
        <source>{name} cannot be kept here: {reason}.</source>
        <translation>无法在此保存 {name}：{reason}。</translation>
    </message>
    <message>
        <source>The library has no {name} any more.</source>
        <translation>媒体库中已没有 {name}。</translation>
    </message>
    <message>
        <source>{address} has ended.</source>
        <translation>{address} 已结束。</translation>
    </message>
    <message>
        <source>It is asked again by itself.</source>
        <translation>会自动再次询问。</translation>
    </message>
    <message>
        <source>The library is served at {address}: that is done on the computer that it lies on.</source>
        <translation>此媒体库由 {address} 提供：该操作需在其所在的计算机上进行。</translation>
    </message>
    <message>
        <source>The text in pictures has been read.</source>
        <translation>图片中的文字已读取。</translation>
    </message>
    <message>
        <source>What is said has been written down.</source>
        <translation>语音已转写。</translation>
    </message>
    <message>
        <source>The text in pictures has been read, and what is said written down.</source>
        <translation>图片中的文字已读取，语音已转写。</translation>
    </message>
    <message>
        <source>All that was left to read has been read.</source>
        <translation>其余待读取的内容均已读取。</translation>
    </message>
    <message numerus="yes">
        <source>Looking for duplicates is done: {n} groups.</source>
        <comment>Looking for duplicates is done: {n} group.</comment>
        <translation>
            <numerusform>重复文件查找完成：{n} 组。</numerusform>
        </translation>
    </message>
    <message>
        <source>The files have been put in groups.</source>
        <translation>文件已完成分组。</translation>
    </message>
    <message numerus="yes">
        <source>The map of {n} files is made.</source>
        <comment>The map of {n} file is made.</comment>
        <translation>
            <numerusform>{n} 个文件的地图已生成。</numerusform>
        </translation>
    </message>
    <message>
        <source>The check of the searches is done.</source>
        <translation>搜索检验已完成。</translation>
    </message>
    <message>
        <source>No key of the whole desktop opens the quick search now.</source>
        <translation>现在没有全局快捷键可打开快速搜索。</translation>
    </message>
    <message>
        <source>From now on {key} opens the quick search, wherever you are.</source>
        <translation>从现在起，无论在何处，按 {key} 即可打开快速搜索。</translation>
    </message>
    <message>
        <source>From now on the key that you chose opens the quick search.</source>
        <translation>从现在起，您选择的按键将打开快速搜索。</translation>
    </message>
    <message>
        <source>The desktop gave no key. You can make one in its keyboard settings, for the command triptych-gui --quick-search</source>
        <translation>桌面环境未提供按键。您可以在其键盘设置中为命令 triptych-gui --quick-search 自行设置一个。</translation>
    </message>
    <message>
        <source>Text in the picture</source>
        <translation>图片中的文字</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>语音内容</translation>
    </message>
    <message>
        <source>Show</source>
        <comment>folders</comment>
        <translation>显示</translation>
    </message>
    <message>
        <source>{folder} is not there now, so this file cannot be opened. Connect its drive, or see whether it was moved.</source>
        <translation>{folder} 目前不存在，因此无法打开此文件。请连接其驱动器，或查看它是否已被移动。</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>权限不足</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许此操作</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有此文件或目录</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是一个目录</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是目录</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>目录非空</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名过长</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>无效的参数</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>符号链接层数过多</translation>
    </message>
    <message>
        <source>Invalid cross-device link</source>
        <translation>无效的跨设备链接</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>设备上没有空间</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>只读文件系统</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>没有此设备</translation>
    </message>
    <message>
        <source>No such device or address</source>
        <translation>没有此设备或地址</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备或资源忙</translation>
    </message>
    <message>
        <source>Text file busy</source>
        <translation>程序文件正在使用</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>Too many open files in system</source>
        <translation>系统中打开的文件过多</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>无法分配内存</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>文件句柄已失效</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>连接被对方重置</translation>
    </message>
    <message>
        <source>Transport endpoint is not connected</source>
        <translation>传输端点未连接</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>网络不可达</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>没有到主机的路由</translation>
    </message>
    <message>
        <source>Host is down</source>
        <translation>主机已关闭</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>地址已在使用</translation>
    </message>
    <message>
        <source>Cannot assign requested address</source>
        <translation>无法分配请求的地址</translation>
    </message>
    <message>
        <source>{why} ({path})</source>
        <translation>{why}（{path}）</translation>
    </message>
</context>
</TS>
