using UserMacro.CommandLine.Contracts;
using UserMacro.CommandLine.Failures;

namespace UserMacro.CommandLine.Api;

/// <summary>The part of the service's API that takes user macros of Data Center.</summary>
internal sealed class MigrationApi(ApiTransport transport)
{
    const string Migration = "api/v1/migration";

    /// <summary>Reports how the macros of a file would migrate; nothing is written.</summary>
    public Task<Result<MigrationReport>> PlanAsync(string file, byte[] content, CancellationToken cancellation) =>
        transport.SendFileAsync<MigrationReport>($"{Migration}/plan?file={Uri.EscapeDataString(file)}", content, key: null, cancellation);

    /// <summary>The same as a text: <c>csv</c> or <c>html</c>.</summary>
    public Task<Result<byte[]>> PlanAsync(string file, byte[] content, string format, CancellationToken cancellation) =>
        transport.SendFileAsync($"{Migration}/plan?file={Uri.EscapeDataString(file)}&format={format}", content, key: null, cancellation);

    /// <summary>Imports the macros of a file. Repeating the request with the same key imports nothing new and returns the first outcome.</summary>
    public Task<Result<MigrationReport>> ImportAsync(
        string file, byte[] content, string onConflict, bool publish, string key, CancellationToken cancellation) =>
        transport.SendFileAsync<MigrationReport>(ImportOf(file, onConflict, publish), content, key, cancellation);

    /// <summary>The same as a text: <c>csv</c> or <c>html</c>.</summary>
    public Task<Result<byte[]>> ImportAsync(
        string file, byte[] content, string onConflict, bool publish, string key, string format, CancellationToken cancellation) =>
        transport.SendFileAsync($"{ImportOf(file, onConflict, publish)}&format={format}", content, key, cancellation);

    static string ImportOf(string file, string onConflict, bool publish) =>
        $"{Migration}/import?file={Uri.EscapeDataString(file)}&onConflict={onConflict}&publish={(publish ? "true" : "false")}";
}
