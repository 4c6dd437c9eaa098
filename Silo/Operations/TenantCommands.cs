using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Silo.Operations;

/// <summary>Commands for one site, when something has happened. All but <c>find</c> are in the site's audit log.</summary>
internal static class TenantCommands
{
    /// <summary>Exit code when no site is known by the argument (<c>EX_NOINPUT</c>).</summary>
    public const int NotFound = 66;

    /// <summary>Exit code when the site's state or an argument does not allow it (<c>EX_DATAERR</c>).</summary>
    public const int Refused = 65;

    public static Command CreateFind(OperatorCluster cluster) => Create(cluster, "find", "Show the site's id and whether it is contained.", ShowAsync);

    public static Command CreateContain(OperatorCluster cluster) => Create(
        cluster, "contain", "Pause a site: its macros and its API answer with a notice until it is released.", (grains, tenant, output, cancellation) =>
            ActAsync(Operations(grains, tenant).Contain(contained: true), output, cancellation));

    public static Command CreateRelease(OperatorCluster cluster) => Create(
        cluster, "release", "End the pause of a site.", (grains, tenant, output, cancellation) =>
            ActAsync(Operations(grains, tenant).Contain(contained: false), output, cancellation));

    public static Command CreateRevokeSecrets(OperatorCluster cluster) => Create(
        cluster, "revoke-secrets", "Revoke all API tokens, tickets and secrets of connections; the app must be installed again.", RevokeAsync);

    public static Command CreateTell(OperatorCluster cluster)
    {
        var message = new Argument<string>("message") { Description = "What the admin page shows, in one line of plain text; empty to take it off." };
        var command = new Command("tell", "Show the administrators of a site a message in the admin page.") { Tenant, message };
        command.SetAction((parsed, cancellation) => cluster.RunAsync(
            (grains, output, end) => ForAsync(grains, parsed.GetRequiredValue(Tenant), output, tenant =>
                ActAsync(Operations(grains, tenant).Tell(parsed.GetRequiredValue(message)), output, end)),
            cancellation));
        return command;
    }

    public static Command CreateTouched(OperatorCluster cluster)
    {
        var since = new Option<DateTimeOffset>("--since") { Description = "From when on, such as 2026-11-30T08:00Z.", Required = true };
        var command = new Command("touched", "List what the audit log of a site says was done, newest first, without content and accounts.") { Tenant, since };
        command.SetAction((parsed, cancellation) => cluster.RunAsync(
            (grains, output, end) => ForAsync(grains, parsed.GetRequiredValue(Tenant), output, tenant =>
                ListAsync(grains, tenant, parsed.GetRequiredValue(since), output, end)),
            cancellation));
        return command;
    }

    static readonly Argument<string> Tenant = new("site") { Description = "The client key of the site, its id (t-…), or its address." };

    static Command Create(
        OperatorCluster cluster, string name, string description, Func<IGrainFactory, TenantId, TextWriter, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description) { Tenant };
        command.SetAction((parsed, cancellation) => cluster.RunAsync(
            (grains, output, end) => ForAsync(grains, parsed.GetRequiredValue(Tenant), output, tenant => run(grains, tenant, output, end)), cancellation));
        return command;
    }

    public static async Task<int> ForAsync(IGrainFactory grains, string site, TextWriter output, Func<TenantId, Task<int>> run)
    {
        switch (await FindAsync(grains, site))
        {
            case [var tenant]:
                TenantScope.Enter(tenant);
                return await run(tenant);
            case []:
                await output.WriteLineAsync("No site is known by this client key, id or address.");
                return NotFound;
            case var several:
                await output.WriteLineAsync($"Several sites have had this address. Name one by its id: {string.Join(", ", several)}.");
                return Refused;
        }
    }

    static async Task<ImmutableArray<TenantId>> FindAsync(IGrainFactory grains, string site)
    {
        if (TenantId.TryParse(site, out var tenant))
        {
            return [tenant];
        }

        if (Uri.TryCreate(site, UriKind.Absolute, out var url) && url.Scheme is "https" or "http")
        {
            return await grains.GetGrain<ISiteFinderGrain>(ISiteFinderGrain.Key).Find(url.Authority);
        }

        var identity = site.Contains(':', StringComparison.Ordinal) ? site : HostCredentials.IdentityOf(HostCredentials.UnnamedKind, site);
        return await grains.GetGrain<ITenantDirectoryGrain>(identity).Find() is { } found ? [found]
            : site.Contains('.', StringComparison.Ordinal) ? await grains.GetGrain<ISiteFinderGrain>(ISiteFinderGrain.Key).Find(site)
            : [];
    }

    static ITenantOperationsGrain Operations(IGrainFactory grains, TenantId tenant) =>
        grains.GetGrain<ITenantOperationsGrain>(GrainKeys.Tenant(tenant));

    static async Task<int> ShowAsync(IGrainFactory grains, TenantId tenant, TextWriter output, CancellationToken cancellation)
    {
        await output.WriteLineAsync($"Site: {tenant}");
        return await WriteAsync(await Operations(grains, tenant).Standing().WaitAsync(cancellation), output);
    }

    static async Task<int> ActAsync(Task<Result<TenantStanding>> act, TextWriter output, CancellationToken cancellation) =>
        (await act.WaitAsync(cancellation)).TryGet(out var standing, out var error)
            ? await WriteAsync(standing, output)
            : await RefuseAsync(error, output);

    static async Task<int> RevokeAsync(IGrainFactory grains, TenantId tenant, TextWriter output, CancellationToken cancellation)
    {
        if (!(await Operations(grains, tenant).RevokeSecrets().WaitAsync(cancellation)).TryGet(out var revoked, out var error))
        {
            return await RefuseAsync(error, output);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"API tokens revoked: {revoked.Tokens}"));
        await output.WriteLineAsync("Tickets of frames and sandboxes: none opens any more");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"Connections without their secrets: {revoked.Connections}. Replace the secrets at the other servers too"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Installations that must be made again: {revoked.Installations}"));
        await output.WriteLineAsync(
            "Confluence alone can replace the shared secret: until an administrator has uninstalled and installed the app again, calls under it are refused");
        return 0;
    }

    static async Task<int> ListAsync(IGrainFactory grains, TenantId tenant, DateTimeOffset since, TextWriter output, CancellationToken cancellation)
    {
        var audit = grains.GetGrain<IAuditGrain>(GrainKeys.Tenant(tenant));
        await audit.Append(new(
            $"operator/read/{RandomNumberGenerator.GetHexString(16, lowercase: true)}", TimeProvider.System.GetUtcNow(), Actor: "", AuditActions.OperatorRead,
            Target: "", AuditOutcome.Done, "the audit log")).WaitAsync(cancellation);
        string? cursor = null;
        do
        {
            var query = new AuditQuery { From = since, Limit = AuditQuery.MaxLimit, Cursor = cursor };
            if (await audit.Read(query).WaitAsync(cancellation) is not { } slice)
            {
                return Refused;
            }

            foreach (var entry in slice.Entries)
            {
                await output.WriteLineAsync($"{entry.At.UtcDateTime:u} {entry.Action} {TargetOf(entry)} {entry.Outcome}");
            }

            cursor = slice.Cursor;
        }
        while (cursor is not null);
        return 0;
    }

    // Keys of macros and ids of tokens are addresses of records; whatever else is named may be content.
    static string TargetOf(AuditEntry entry) => entry.Target.Length == 0 ? "-" : MacroKey.TryParse(entry.Target, out _) ? entry.Target : "(withheld)";

    static async Task<int> WriteAsync(TenantStanding standing, TextWriter output)
    {
        await output.WriteLineAsync($"Installation: {standing.State?.ToString() ?? "none"}{(standing.AwaitsInstallation ? ", must be made again" : "")}");
        await output.WriteLineAsync(standing.ContainedAt is { } at ? $"Contained since {at.UtcDateTime:u}" : "Not contained");
        await output.WriteLineAsync(standing.Message.Length == 0 ? "No message to the administrators" : $"Message to the administrators: {standing.Message}");
        return 0;
    }

    public static async Task<int> RefuseAsync(GrainError error, TextWriter output)
    {
        await output.WriteLineAsync(error is InvalidError { Fields: [var problem, ..] } ? $"{problem.Field}: {problem.Message}" : error.Message);
        return Refused;
    }
}
