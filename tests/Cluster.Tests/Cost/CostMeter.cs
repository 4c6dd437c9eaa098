using UserMacro.Cluster.Tests.Proxies;
using UserMacro.Traffic;

namespace UserMacro.Cluster.Tests.Cost;

/// <summary>Counts the requests that an action causes, those included that follow it by themselves.</summary>
sealed class CostMeter(DynamoDBProxy proxy)
{
    /// <summary>The service copies out and settles within a second or two; what comes later belongs to something else.</summary>
    static readonly TimeSpan Quiet = TimeSpan.FromSeconds(4);

    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    public async Task<Cost> MeasureAsync(Func<Task> action, CancellationToken cancellation)
    {
        await QuietAsync(cancellation);
        var begun = Moment.Now;
        await action();
        await QuietAsync(cancellation);
        var calls = State.Where(call => call.At >= begun).ToList();
        var (reads, writes) = (ItemsOf(calls.Where(call => call.IsRead)), ItemsOf(calls.Where(call => call.IsWrite)));
        return new(reads.Count, writes.Count, string.Join(", ", Summaries("read", reads).Concat(Summaries("written", writes))));
    }

    // Heartbeats and looks at the list of silos continue all the time, whatever the macros do.
    IEnumerable<TableCall> State => proxy.Calls.Where(call => (call.IsRead || call.IsWrite) && call.Items.All(IsState));

    static bool IsState(TableItem item) =>
        !item.Table.EndsWith("OrleansSilos", StringComparison.Ordinal) && !item.Table.EndsWith("OrleansReminders", StringComparison.Ordinal);

    static List<TableItem> ItemsOf(IEnumerable<TableCall> calls) => [.. calls.SelectMany(call => call.Items)];

    static IEnumerable<string> Summaries(string what, IEnumerable<TableItem> items) =>
        items.CountBy(item => item.State).OrderBy(count => count.Key, StringComparer.Ordinal).Select(
            count => $"{count.Key} {what}{(count.Value > 1 ? $" {count.Value} times" : "")}");

    async Task QuietAsync(CancellationToken cancellation)
    {
        var since = Moment.Now;
        while (Moment.Now - since < Quiet)
        {
            await Task.Delay(Poll, cancellation);
            since = State.Select(call => call.At).Append(since).Max();
        }
    }
}
