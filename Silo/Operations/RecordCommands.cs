using System.CommandLine;
using System.Globalization;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Operations;

namespace UserMacro.Silo.Operations;

/// <summary><c>operate records …</c>.</summary>
internal static class RecordCommands
{
    public static Command Create(OperatorCluster cluster)
    {
        var tenant = new Argument<string>("tenant") { Description = "The tenant ID: t- and 32 hexadecimal digits." };
        tenant.Validators.Add(result =>
        {
            if (!TenantId.TryParse(result.GetValueOrDefault<string>(), out _))
            {
                result.AddError("A tenant ID is t- and 32 hexadecimal digits.");
            }
        });
        var accept = new Command("accept", "Have what is stored about a site count as the newest, after a restore from a backup.") { tenant };
        accept.SetAction((parsed, cancellation) => cluster.RunAsync(
            (grains, output, _) => AcceptAsync(grains, TenantId.Parse(parsed.GetValue(tenant)!), output, cancellation), cancellation));
        var again = new Option<bool>("--again") { Description = "Begin with the first record, such as after an earlier build ran once more." };
        var index = new Command("index", "Have the records of earlier builds found by the index of sites; once no such build runs any more.") { again };
        index.SetAction((parsed, cancellation) => cluster.RunAsync(
            (grains, output, _) => IndexAsync(grains, parsed.GetValue(again), output, cancellation), cancellation));
        return new Command("records", "The records of sites.") { accept, index };
    }

    static async Task<int> IndexAsync(IGrainFactory grains, bool again, TextWriter output, CancellationToken cancellation)
    {
        var operations = grains.GetGrain<IRecordOperationsGrain>(IRecordOperationsGrain.Key);
        var (looked, marked) = (0L, 0L);
        RecordIndexProgress page;
        do
        {
            page = await operations.Index(again).WaitAsync(cancellation);
            (looked, marked, again) = (looked + page.Looked, marked + page.Marked, false);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{looked} records looked at, {marked} added."));
        }
        while (!page.IsDone);
        await output.WriteLineAsync(page switch
        {
            { HasIndex: false } => "The table has no index named ByTenant: records are searched in the whole table. Deploy the tables of this release.",
            { Left: > 0 } => string.Create(
                CultureInfo.InvariantCulture, $"{page.Left} records have no room for their site until they are saved again. Repeat the command then."),
            _ => "Done: the records of a site are found by the index.",
        });
        return 0;
    }

    static async Task<int> AcceptAsync(IGrainFactory grains, TenantId tenant, TextWriter output, CancellationToken cancellation)
    {
        var macros = await grains.GetGrain<IRecordOperationsGrain>(IRecordOperationsGrain.Key).Accept(tenant).WaitAsync(cancellation);
        await output.WriteLineAsync(macros is { } count
            ? $"Accepted what is stored, with {count} macros. The audit log of the site tells of it."
            : "Nothing is stored about this tenant.");
        return macros is null ? OperatorProgram.Usage : 0;
    }
}
