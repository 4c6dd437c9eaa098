using System.CommandLine;
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
        return new Command("records", "The records of a site.") { accept };
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
