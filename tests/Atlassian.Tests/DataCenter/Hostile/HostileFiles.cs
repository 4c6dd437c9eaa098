using System.IO.Compression;
using System.Text;

namespace UserMacro.Atlassian.Tests.DataCenter.Hostile;

/// <summary>A kind of hostile file.</summary>
/// <param name="Name">Its name, whose ending says how it is read.</param>
/// <param name="Make">The content for a number of nested or repeated pieces.</param>
internal sealed record HostileFile(string Name, Func<int, byte[]> Make);

/// <summary>Files that were made to do harm: each construct of each format, as deep or as broad as wanted.</summary>
internal static class HostileFiles
{
    const string Json = "x.json";
    const string Xml = "x.xml";
    const string Vm = "x.vm";
    const string Csv = "x.csv";
    const string Zip = "x.zip";

    static readonly Dictionary<string, HostileFile> s_all = new(StringComparer.Ordinal)
    {
        ["xml-nested"] = Text(Xml, count => $"<x>{Nest("<a>", "</a>", count)}{XmlMacro("x")}</x>"),
        ["xml-nested-in-template"] = Text(Xml, count => XmlMacro(Nest("<a>", "</a>", count))),
        ["xml-nested-in-categories"] = Text(Xml, count =>
            $"<xUserMacroConfig><name>n</name><categories>{Nest("<a>", "</a>", count)}</categories><template>t</template></xUserMacroConfig>"),
        ["xml-nested-macros"] = Text(Xml, count => Nest("<user-macro name='n'><template>t</template>", "</user-macro>", count)),
        ["xml-nested-open"] = Text(Xml, count => Repeat("<a>", count)),
        ["xml-nested-namespaces"] = Text(Xml, count => Nest("<a xmlns='u'>", "</a>", count)),
        ["xml-nested-parameters"] = Text(
            Xml, count => $"<user-macro name='n'>{Nest("<parameter name='p'>", "</parameter>", count)}<template>t</template></user-macro>"),
        ["xml-elements"] = Text(Xml, count => $"<x>{Repeat("<a/>", count)}</x>"),
        ["xml-names"] = Text(Xml, count => $"<x>{Each(number => $"<a{number}/>", count)}</x>"),
        ["xml-attributes"] = Text(Xml, count => $"<x {Each(number => $"a{number}='' ", count)}/>"),
        ["xml-attributes-behind-instruction"] = Text(Xml, count => $"<?x '?><x {Each(number => $"a{number}=\"\" ", count)}/>"),
        ["xml-attributes-behind-comment"] = Text(Xml, count => $"<!--><a \"--><x {Each(number => $"a{number}='' ", count)}/>"),
        ["xml-attributes-behind-text"] = Text(
            Xml, count => $"<y>'\"><x {Each(number => $"a{number}='<>' ".Replace("<", "&lt;", StringComparison.Ordinal), count)}/></y>"),
        ["xml-attributes-behind-cdata"] = Text(Xml, count => $"<y><![CDATA[<a ']]>]]&gt;<x {Each(number => $"a{number}=\"\" ", count)}/></y>"),
        ["xml-attributes-behind-type"] = Text(Xml, count => $"<!DOCTYPE x [<!ENTITY e \"'>\">]><x {Each(number => $"a{number}=\"\" ", count)}/>"),
        ["xml-attribute-value"] = Text(Xml, count => $"<user-macro name='{Repeat("n", count)}'><template>t</template></user-macro>"),
        ["xml-cdata"] = Text(Xml, count => XmlMacro(Repeat("<![CDATA[x]]>", count))),
        ["xml-references"] = Text(Xml, count => XmlMacro(Repeat("&lt;", count))),
        ["xml-comments"] = Text(Xml, count => XmlMacro(Repeat("<!---->", count))),
        ["xml-instructions"] = Text(Xml, count => XmlMacro(Repeat("<?a b?>", count))),
        ["xml-macros"] = Text(Xml, count => $"<x>{Repeat(XmlMacro("x"), count)}</x>"),
        ["xml-many-parameters"] = Text(Xml, count => $"<user-macro name='n'>{Repeat("<parameter name='p'/>", count)}<template>t</template></user-macro>"),
        ["xml-many-values"] = Text(Xml, count =>
            $"<user-macro name='n'><parameter name='p'>{Repeat("<value name='v'/>", count)}</parameter><template>t</template></user-macro>"),
        ["xml-entities"] = Text(Xml, count => $"<!DOCTYPE x [{Each(number => $"<!ENTITY e{number + 1} '&e{number};&e{number};'>", count)}]><x>&e{count};</x>"),
        ["json-arrays"] = Text(Json, count => Nest("[", "]", count)),
        ["json-objects"] = Text(Json, count => $"{Repeat("{\"a\":", count)}1{Repeat("}", count)}"),
        ["json-objects-with-list"] = Text(Json, count => $"{Repeat("{\"a\":", Math.Min(count, 30))}[{{\"template\":1}}]{Repeat("}", Math.Min(count, 30))}"),
        ["json-objects-with-lists"] = Text(Json, count => $"{{{Each(number => $"\"a{number}\":[{{\"b\":1}}],", count)}\"z\":1}}"),
        ["json-open"] = Text(Json, count => Repeat("[{\"a\":", count)),
        ["json-numbers"] = Text(Json, count => $"[{Repeat("0,", count)}0]"),
        ["json-number"] = Text(Json, count => $"[{Repeat("9", count)}e{Repeat("9", count)}]"),
        ["json-properties"] = Text(Json, count => $"[{{{Each(number => $"\"a{number}\":0,", count)}\"name\":\"n\",\"template\":\"t\"}}]"),
        ["json-duplicates"] = Text(Json, count => $"[{{{Repeat("\"template\":\"t\",", count)}\"name\":\"n\"}}]"),
        ["json-name"] = Text(Json, count => $"[{{\"template\":\"t\",\"name\":\"{Repeat("\\ufdfa", count)}\"}}]"),
        ["json-template"] = Text(Json, count => $"[{{\"name\":\"n\",\"template\":\"{Repeat("\\n", count)}\"}}]"),
        ["json-half-pair"] = Text(Json, count => $"[{Repeat("{\"name\":\"\\ud800\",\"template\":\"t\"},", count)}{{}}]"),
        ["json-parameters"] = Text(Json, count => $"[{{\"name\":\"n\",\"template\":\"t\",\"parameters\":[{Repeat("{\"name\":\"p\"},", count)}{{}}]}}]"),
        ["json-values"] = Text(Json, count =>
            $"[{{\"name\":\"n\",\"template\":\"t\",\"parameters\":[{{\"name\":\"p\",\"enumValues\":[{Repeat("\"v\",", count)}\"v\"]}}]}}]"),
        ["json-empty-entries"] = Text(Json, count => $"[{{\"template\":1}},{Repeat("{},", count)}{{}}]"),
        ["csv-columns"] = Text(Csv, count => $"name,template{Repeat(",", count)}\na,b"),
        ["csv-cells"] = Text(Csv, count => $"name,template\na,b{Repeat(",", count)}\n"),
        ["csv-rows"] = Text(Csv, count => $"name,template\n{Repeat("a\n", count)}"),
        ["csv-field"] = Text(Csv, count => $"name,template\na,\"{Repeat("x", count)}\""),
        ["csv-quotes"] = Text(Csv, count => $"name,template\na,{Repeat("\"", count)}"),
        ["csv-open"] = Text(Csv, count => $"name,template\n\"{Repeat("a,\n", count)}"),
        ["header-parameters"] = Text(Vm, count => Repeat("## @param p:title=x\n", count)),
        ["header-names"] = Text(Vm, count => Each(number => $"##@param p{number}\n", count)),
        ["header-bars"] = Text(Vm, count => $"## @param p:desc={Repeat("|x", count)}\n"),
        ["header-keys"] = Text(Vm, count => $"## @param p:{Repeat("title=|", count)}\n"),
        ["header-values"] = Text(Vm, count => $"## @param p:enumValues={Each(number => $"{number},", count)}\n"),
        ["header-claims"] = Text(Vm, count => Each(number => $"## c{number}: x\n", count)),
        ["header-block"] = Text(Vm, count => $"#*\n{Repeat("Macro title: x\n", count)}*#"),
        ["template-signs"] = Text(Vm, count => Repeat("#", count)),
        ["zip-entries"] = new(Zip, Directory),
        ["zip-entries-unsaid"] = new(Zip, count => [.. Directory(count)[..^22], .. End(1, 0)]),
        ["zip64-entries"] = new(Zip, count => Directory64(count, end => end.AsSpan(8, 4).Fill(0xff))),
        ["zip64-disks"] = new(Zip, count => Directory64(count, end => end.AsSpan(4, 4).Fill(0xff))),
        ["zip64-offset"] = new(Zip, count => Directory64(count, end => end.AsSpan(16, 4).Fill(0xff))),
        ["zip-same-entry"] = new(Zip, SameEntry),
        ["zip-names"] = new(Zip, count => Packed([(Repeat("n", Math.Min(count, 60_000)) + ".vm", "x")])),
        ["zip-bomb"] = new(Zip, count => PackedBytes([("x.vm", Blanks(Math.Min(640 * count, 48 << 20)))])),
        ["zip-json-bomb"] = new(Zip, count => Packed([("x.json", $"[{Repeat("0,", Math.Min(150 * count, 15 << 20))}0]")])),
        ["zip-in-zip"] = new(Zip, count =>
            Enumerable.Range(0, Math.Min(count, 50)).Aggregate(Packed([("x.vm", "x")]), (inner, _) => PackedBytes([("x.zip", inner)]))),
    };

    public static IReadOnlyDictionary<string, HostileFile> All => s_all;

    /// <summary>A whole archive to be broken.</summary>
    public static byte[] Archive() => Packed(
        [("a/one.vm", "## @param a\n<p>$parama</p>"), ("two.json", """[{"name":"n","template":"t"}]"""), ("three.xml", XmlMacro("x"))]);

    static HostileFile Text(string name, Func<int, string> make) => new(name, count => Encoding.UTF8.GetBytes(make(count)));

    static string XmlMacro(string template) => $"<user-macro name='n'><template>{template}</template></user-macro>";

    static string Nest(string open, string close, int count) => Repeat(open, count) + Repeat(close, count);

    static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    static string Each(Func<int, string> make, int count) => string.Concat(Enumerable.Range(0, count).Select(make));

    static byte[] Blanks(int count)
    {
        var blanks = new byte[count];
        blanks.AsSpan().Fill((byte)' ');
        return blanks;
    }

    static byte[] Packed(IEnumerable<(string Name, string Text)> files) => PackedBytes(files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text))));

    static byte[] PackedBytes(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return content.ToArray();
    }

    /// <summary>A directory of so many entries without content.</summary>
    static byte[] Directory(int count) => [.. Entries(count), .. End(Math.Min(count, ushort.MaxValue - 1), 0)];

    static byte[] Entries(int count)
    {
        const int Length = 47;
        var entries = new byte[Length * count];
        for (var at = 0; at < entries.Length; at += Length)
        {
            "PK\u0001\u0002"u8.CopyTo(entries.AsSpan(at));
            entries[at + 28] = 1;
            entries[at + 46] = (byte)'a';
        }

        return entries;
    }

    /// <summary>
    /// The same, which a reader finds only by the records of ZIP64: the ordinary end names an empty directory, and one of its fields says
    /// that the value is elsewhere.
    /// </summary>
    static byte[] Directory64(int count, Action<byte[]> refer)
    {
        var entries = Entries(count);
        var (record, locator, end) = (new byte[56], new byte[20], End(0, entries.Length));
        "PK\u0006\u0006"u8.CopyTo(record);
        BitConverter.TryWriteBytes(record.AsSpan(4), 44L);
        BitConverter.TryWriteBytes(record.AsSpan(24), (long)count);
        BitConverter.TryWriteBytes(record.AsSpan(32), (long)count);
        BitConverter.TryWriteBytes(record.AsSpan(40), (long)entries.Length);
        "PK\u0006\u0007"u8.CopyTo(locator);
        BitConverter.TryWriteBytes(locator.AsSpan(8), (long)entries.Length);
        BitConverter.TryWriteBytes(locator.AsSpan(16), 1);
        refer(end);
        return [.. entries, .. record, .. locator, .. end];
    }

    /// <summary>An archive whose directory names one packed file many times.</summary>
    static byte[] SameEntry(int count)
    {
        var archive = Packed([("x.vm", Repeat(" ", 1 << 20))]);
        var start = archive.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        var entry = archive[start..^22];
        var times = Math.Min(count, 4_000);
        return [.. archive[..start], .. Enumerable.Repeat(entry, times).SelectMany(bytes => bytes), .. End(times, start)];
    }

    static byte[] End(int count, int start)
    {
        var end = new byte[22];
        "PK\u0005\u0006"u8.CopyTo(end);
        BitConverter.TryWriteBytes(end.AsSpan(8), (ushort)count);
        BitConverter.TryWriteBytes(end.AsSpan(10), (ushort)count);
        BitConverter.TryWriteBytes(end.AsSpan(16), start);
        return end;
    }
}
