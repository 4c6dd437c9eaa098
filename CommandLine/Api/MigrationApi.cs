using UserMacro.CommandLine.Contracts;
using UserMacro.CommandLine.Failures;

namespace UserMacro.CommandLine.Api;

/// <summary>The part of the service's API that takes user macros of Data Center.</summary>
internal sealed class MigrationApi(ApiTransport transport)
{
    const string Migration = "api/v1/migration";

    /// <summary>Reports how the macros of a file would migrate; nothing is written.</summary>
    public Task<Result<MigrationReport>> PlanAsync(string file, byte[] content, CancellationToken cancellation) =>
        transport.SendFileAsync<MigrationReport>($"{Migration}/plan?file={Uri.EscapeDataString(file)}", content, cancellation);

    /// <summary>The same as a text: <c>csv</c> or <c>html</c>.</summary>
    public Task<Result<byte[]>> PlanAsync(string file, byte[] content, string format, CancellationToken cancellation) =>
        transport.SendFileAsync($"{Migration}/plan?file={Uri.EscapeDataString(file)}&format={format}", content, cancellation);

    /// <summary>Imports the macros of a file. Sent twice it does no more: what is there by then is the same.</summary>
    public Task<Result<MigrationReport>> ImportAsync(string file, byte[] content, string onConflict, bool publish, CancellationToken cancellation) =>
        transport.SendFileAsync<MigrationReport>(
            $"{Migration}/import?file={Uri.EscapeDataString(file)}&onConflict={onConflict}&publish={(publish ? "true" : "false")}", content, cancellation);
}
