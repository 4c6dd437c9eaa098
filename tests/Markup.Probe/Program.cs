using System.Globalization;
using UserMacro.Atlassian.Confluence.Storage;
using UserMacro.Atlassian.Html;
using UserMacro.Atlassian.Html.Parsing;
using UserMacro.Markup.Probe;

// Reads each construct, nested to each depth, on a thread with the stack of the render pool, and prints a line for each: what it did, its
// name, its length, and what it took.
// Arguments: "clean", "store" or "style"; then depths, "max" for all that fits; then "all" for every construct, or "some" for those that
// are not many of a kind.
const int StackBytes = 1 << 20;
string[] known = ["clean", "store", "style"];
if (args.Length < 3 || !known.Contains(args[0], StringComparer.Ordinal))
{
    return 2;
}

var failures = 0;
var thread = new Thread(Run, StackBytes);
thread.Start();
thread.Join();
Console.WriteLine($"end {failures}");
return failures == 0 ? 0 : 1;

void Run()
{
    for (var warm = 0; warm < (args[0] == "style" ? 1 : 10); warm++)
    {
        foreach (var construct in Cases().Where(construct => !construct.IsMixed))
        {
            Read(construct, construct.Repeat(20));
        }

        if (warm == 0)
        {
            Console.WriteLine("begin");
        }
    }

    foreach (var construct in Cases().Where(construct => args[^1] == "all" || !construct.IsMixed))
    {
        foreach (var depth in args[1..^1])
        {
            var times = depth == "max" ? construct.MaxTimes : Math.Min(int.Parse(depth, CultureInfo.InvariantCulture), construct.MaxTimes);
            Measure(construct, times);
        }
    }
}

IEnumerable<Construct> Cases() => args[0] == "style" ? StyleSheets.All() : Constructs.All();

void Measure(Construct construct, int times)
{
    var text = construct.Repeat(times);
    var memory = GC.GetAllocatedBytesForCurrentThread();
    var cpu = Environment.CpuUsage.TotalTime;
    var outcome = Read(construct, text);
    var spent = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds;
    memory = GC.GetAllocatedBytesForCurrentThread() - memory;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"case\t{construct.Name}\t{times}\t{text.Length}\t{spent:F1}\t{memory / 1e6:F1}\t{outcome}"));
}

string Read(Construct construct, string text)
{
    switch (args[0])
    {
        case "clean":
            var cleaned = HtmlCleaner.Clean(text, "https://site.atlassian.net/wiki/", deadline: Deadline.After(TimeSpan.FromSeconds(1)));
            return cleaned.Excess?.What.ToString() ?? "clean";
        case "store":
            return Store(text, "");
        default:
            // All that a macro's output may be, under the style sheet.
            return Store(construct.Markup.Length > 0 ? construct.Markup : StyleSheets.Markup, text[..Math.Min(text.Length, StyleSheets.MaxLength)]);
    }
}

static string Store(string markup, string styles)
{
    var stored = StorageConverter.Convert(
        markup, new("https://site.atlassian.net/wiki", "1"), body: null, styles, Deadline.After(TimeSpan.FromMilliseconds(500)), out var excess);
    return stored is not null ? "stored" : excess?.What.ToString() ?? "refused";
}
