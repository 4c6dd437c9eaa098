using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Residency;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Settings;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Tenants;

/// <summary>A tenant's installations, and the rules of their lifecycle (docs/reference/connect-lifecycle.md): messages may come twice and in any
/// order and count in the order in which the host signed them (decision 16); an uninstallation wins over enabling and disabling, and only
/// an installation ends it.</summary>
[GenerateSerializer, Immutable, Alias("tenant-record")]
internal sealed record TenantRecord : IAuditedState<TenantRecord>, IGuardedState
{
    /// <summary>How long credentials before their change still verify what was under way.</summary>
    public static readonly TimeSpan PreviousContentLife = TimeSpan.FromMinutes(15);

    /// <summary>How long a proof is remembered beyond its end: twice the leeway its verification allows.</summary>
    static readonly TimeSpan ProofLeeway = TimeSpan.FromMinutes(1);

    static readonly ConflictError Replayed = new("This message was received before.");

    /// <summary>Installations by host identity, which begins with the kind of the host: what one host tells changes its own only.</summary>
    [Id(0)] public ImmutableDictionary<string, InstallationRecord> Installations { get; init; } = ImmutableDictionary<string, InstallationRecord>.Empty;

    /// <summary>Authenticates the tickets of frames; made with the first installation.</summary>
    [Id(1)] public ImmutableArray<byte> TicketKey { get; init; } = [];

    /// <summary>Until when each used proof could be used again.</summary>
    [Id(2)] public ImmutableDictionary<string, DateTimeOffset> UsedProofs { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>The site's settings.</summary>
    [Id(3)] public TenantSettings Settings { get; init; } = new();

    /// <inheritdoc/>
    [Id(4), JsonPropertyName("OwedAudit")] public ImmutableArray<AuditEntry> PendingAudit { get; init; } = [];

    /// <summary>When the tenant was closed for its erasure; null while it is in use.</summary>
    [Id(5)] public DateTimeOffset? ClosedAt { get; init; }

    /// <inheritdoc/>
    [Id(6)] public long Generation { get; init; } = 1;

    /// <summary>The newest move to another realm of data residency; null when there was none.</summary>
    [Id(7)] public ResidencyMove? Move { get; init; }

    /// <summary>Since when an operator has contained the tenant; null when it is not contained.</summary>
    [Id(16)] public DateTimeOffset? ContainedAt { get; init; }

    /// <summary>What an operator tells the administrators; empty for nothing.</summary>
    [Id(17)] public string OperatorMessage { get; init; } = "";

    /// <summary>Counts what operators did, for the entries of the audit log.</summary>
    [Id(18)] public int OperatorActs { get; init; }

    /// <summary>Whether the app was installed and is not any more.</summary>
    [JsonIgnore]
    public bool IsUninstalled => !Installations.IsEmpty && Installations.Values.All(installation => installation.State == InstallationState.Uninstalled);

    public TenantRecord AcknowledgeAudit() => this with { PendingAudit = [] };

    /// <summary>With the installation; this very record when the message is older than what is known, or the same that was received before.</summary>
    public Result<TenantRecord> Install(Installation installation, LifecycleProof proof, DateTimeOffset now, Func<byte[]> newTicketKey)
    {
        if (ClosedAt is not null)
        {
            return ErasedError.Tenant;
        }

        var former = Installations.GetValueOrDefault(installation.HostIdentity);
        if (UsedProofs.ContainsKey(proof.Hash))
        {
            return former is not null && former.Installed == installation ? this : Replayed;
        }

        if (former?.IsNewerThanInstall(proof.IssuedAt) ?? false)
        {
            return this;
        }

        var next = former is null or { State: InstallationState.Uninstalled }
            ? new() { Installed = installation, Generation = (former?.Generation ?? 0) + 1, InstalledAt = now }
            : Renew(former, installation, now);
        if (former is { RevokedAt: not null } && former.Installed.Credentials.Content == installation.Credentials.Content)
        {
            // The secret that was revoked: it proves nothing, whoever sends it.
            next = next with { RevokedAt = former.RevokedAt };
        }

        return WithProof(proof, now) with
        {
            Installations = Installations.SetItem(installation.HostIdentity, next with { IssuedAt = proof.IssuedAt }),
            TicketKey = TicketKey.IsDefaultOrEmpty ? [.. newTicketKey()] : TicketKey,
            Generation = Generation + 1,
        };
    }

    /// <summary>Without the installation; this very record when the message is older than what is known, or the same that was received before.</summary>
    public Result<TenantRecord> Uninstall(string hostIdentity, LifecycleProof proof, DateTimeOffset now)
    {
        var former = Installations.GetValueOrDefault(hostIdentity);
        if (former?.IsNewerThanUninstall(proof.IssuedAt) ?? false)
        {
            return this;
        }

        if (UsedProofs.ContainsKey(proof.Hash))
        {
            return former is null or { State: InstallationState.Uninstalled } ? this : Replayed;
        }

        var next = WithProof(proof, now);
        return former is null ? next : next with
        {
            Generation = Generation + 1,
            Installations = Installations.SetItem(
                hostIdentity, former with
                {
                    State = InstallationState.Uninstalled,
                    PreviousContent = null,
                    IssuedAt = proof.IssuedAt ?? former.IssuedAt,
                    StateIssuedAt = null,
                    UninstalledAt = now,
                }),
        };
    }

    /// <summary>Closed; this very record when it is already. Null when it is or was installed after that time; a time of null closes it in any case.</summary>
    public TenantRecord? Close(DateTimeOffset? uninstalledBefore, DateTimeOffset now)
    {
        if (ClosedAt is not null)
        {
            return this;
        }

        return uninstalledBefore is { } time && !Installations.Values.All(installation => installation.IsUninstalledSince(time))
            ? null
            : this with { ClosedAt = now, Generation = Generation + 1 };
    }

    /// <summary>What the erasure of a closed tenant needs.</summary>
    public ClosedTenant ToClosed(TenantId tenant) =>
        new([.. Installations.Keys.Order(StringComparer.Ordinal)], (this with { ClosedAt = null }).CurrentAccess(tenant));

    /// <summary>With the installation on or off; this very record when that changes nothing, or the message is older than what is known.</summary>
    public TenantRecord SetEnabled(string hostIdentity, bool enabled, DateTimeOffset? issuedAt)
    {
        var state = enabled ? InstallationState.Enabled : InstallationState.Disabled;
        if (!Installations.TryGetValue(hostIdentity, out var former) || former.State == InstallationState.Uninstalled || former.IsNewerThanSwitch(issuedAt))
        {
            return this;
        }

        var next = former with { State = state, StateIssuedAt = issuedAt ?? former.StateIssuedAt };
        return next == former ? this : this with { Installations = Installations.SetItem(hostIdentity, next) };
    }

    public TenantAccess? Access(TenantId tenant, string hostIdentity) =>
        ClosedAt is null && Installations.TryGetValue(hostIdentity, out var installation) ? Access(tenant, installation) : null;

    /// <summary>The newest enabled installation whose secret was not revoked.</summary>
    public TenantAccess? CurrentAccess(TenantId tenant) =>
        Installations.Values.Where(installation => ClosedAt is null && installation is { State: InstallationState.Enabled, RevokedAt: null })
            .MaxBy(installation => installation.InstalledAt) is { } newest
            ? Access(tenant, newest)
            : null;

    /// <summary>The installations without their secrets.</summary>
    public ImmutableArray<InstallationDetails> Describe() =>
    [
        .. Installations.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new InstallationDetails(
            pair.Key, pair.Value.Installed.BaseUrl, pair.Value.Installed.DisplayUrl, pair.Value.State, pair.Value.Generation, pair.Value.InstalledAt,
            pair.Value.UninstalledAt)),
    ];

    static InstallationRecord Renew(InstallationRecord former, Installation installation, DateTimeOffset now)
    {
        var content = former.Installed.Credentials.Content;
        var rotated = !string.Equals(content, installation.Credentials.Content, StringComparison.Ordinal);
        return former with
        {
            Installed = installation,
            State = InstallationState.Enabled,
            InstalledAt = now,
            StateIssuedAt = null,
            RevokedAt = null,
            PreviousContent = rotated && former.RevokedAt is null ? content : former.PreviousContent,
            PreviousUntil = rotated ? now + PreviousContentLife : former.PreviousUntil,
        };
    }

    TenantRecord WithProof(LifecycleProof proof, DateTimeOffset now) => this with
    {
        UsedProofs = UsedProofs
            .RemoveRange(UsedProofs.Where(used => used.Value < now).Select(used => used.Key))
            .Add(proof.Hash, proof.Expires + ProofLeeway),
    };

    TenantAccess Access(TenantId tenant, InstallationRecord installation) => new(installation.Credentials)
    {
        Tenant = tenant,
        State = installation.State,
        BaseUrl = installation.Installed.BaseUrl,
        DisplayUrl = installation.Installed.DisplayUrl,
        TicketKey = [.. TicketKey],
        Rules = Settings.Rules,
        IsUncounted = !Settings.Usage,
        IsContained = ContainedAt is not null,
        IsRevoked = installation.RevokedAt is not null,
        OperatorMessage = OperatorMessage,
    };

    bool PrintMembers(StringBuilder text)
    {
        text.Append("Installations = ").Append(Installations.Count);
        return true;
    }
}
