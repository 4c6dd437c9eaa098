using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace UserMacro.Grains.Interfaces.Diagnostics;

/// <summary>
/// What operators watch for attacks, as log events with a number each and as one counter. An event says what kind it is, and never who, which site, which
/// macro or with what.
/// </summary>
public sealed partial class SecurityEvents
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "UserMacro.Security";

    readonly Counter<long> _events;
    readonly ILogger<SecurityEvents> _logger;

    /// <param name="meters">Makes the meter.</param>
    /// <param name="logger">Takes the events.</param>
    public SecurityEvents(IMeterFactory meters, ILogger<SecurityEvents> logger)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _logger = logger;
        _events = meters.Create(MeterName).CreateCounter<long>("usermacro.security.events", "{event}", "Security events, by event and kind");
    }

    /// <summary>A token of a host, or an API token, proved nothing.</summary>
    /// <param name="kind">What was wrong with it.</param>
    public void TokenRefused(string kind)
    {
        LogTokenRefused(_logger, kind);
        Count("token-refused", kind);
    }

    /// <summary>A call came to a grain of another tenant than its caller's.</summary>
    public void TenantRefused()
    {
        LogTenantRefused(_logger);
        Count("tenant-refused", "call");
    }

    /// <summary>Somebody whose token is good is no administrator, or may not do this with it.</summary>
    /// <param name="kind">Why not.</param>
    public void AdministratorRefused(AdministratorRefusal kind)
    {
        LogAdministratorRefused(_logger, kind);
        Count("administrator-refused", kind.ToString());
    }

    /// <summary>The key-encryption key could not wrap or unwrap a data key.</summary>
    /// <param name="failure">What it threw: its type is the kind, its message is not used.</param>
    public void KeyProviderFailed(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        LogKeyProviderFailed(_logger, failure.GetType().Name);
        Count("key-provider-failed", failure.GetType().Name);
    }

    /// <summary>A stored record was refused: altered, put back from earlier, or gone.</summary>
    /// <param name="kind">Which of these.</param>
    public void RecordRefused(string kind)
    {
        LogRecordRefused(_logger, kind);
        Count("record-refused", kind);
    }

    /// <summary>An administrator or an API token took a copy of what is stored.</summary>
    /// <param name="kind">Of what.</param>
    public void Exported(string kind)
    {
        LogExported(_logger, kind);
        Count("exported", kind);
    }

    /// <summary>An erasure was requested, withdrawn or has ended.</summary>
    /// <param name="kind">Which of them: the action of the audit log.</param>
    public void Erasure(string kind)
    {
        LogErasure(_logger, kind);
        Count("erasure", kind);
    }

    /// <summary>An API token was used from a network that it was not used from within a day.</summary>
    public void TokenFromNewNetwork()
    {
        LogTokenFromNewNetwork(_logger);
        Count("token-network", "new");
    }

    void Count(string name, string kind) =>
        _events.Add(1, new KeyValuePair<string, object?>("event", name), new KeyValuePair<string, object?>("kind", kind));

    [LoggerMessage(4001, LogLevel.Information, "Security event: a token was refused ({Kind})")]
    private static partial void LogTokenRefused(ILogger logger, string kind);

    [LoggerMessage(4002, LogLevel.Error, "Security event: a call to a grain of another tenant was refused")]
    private static partial void LogTenantRefused(ILogger logger);

    [LoggerMessage(4003, LogLevel.Information, "Security event: a request that needs an administrator was refused ({Kind})")]
    private static partial void LogAdministratorRefused(ILogger logger, AdministratorRefusal kind);

    [LoggerMessage(4004, LogLevel.Error, "Security event: the key-encryption key could not be used ({Kind})")]
    private static partial void LogKeyProviderFailed(ILogger logger, string kind);

    [LoggerMessage(4005, LogLevel.Information, "Security event: an export was made ({Kind})")]
    private static partial void LogExported(ILogger logger, string kind);

    [LoggerMessage(4006, LogLevel.Warning, "Security event: an erasure ({Kind})")]
    private static partial void LogErasure(ILogger logger, string kind);

    [LoggerMessage(4007, LogLevel.Information, "Security event: an API token was used from a new network")]
    private static partial void LogTokenFromNewNetwork(ILogger logger);

    [LoggerMessage(4010, LogLevel.Error, "Security event: a stored record was refused ({Kind})")]
    private static partial void LogRecordRefused(ILogger logger, string kind);
}

/// <summary>Why a request that needs an administrator was refused.</summary>
public enum AdministratorRefusal
{
    /// <summary>A token from inside a macro or a page.</summary>
    TokenOfAMacro,

    /// <summary>A token without an account.</summary>
    NoAccount,

    /// <summary>Confluence says that the account may not administer the site.</summary>
    NoAdministrator,

    /// <summary>An API token whose scope is too small.</summary>
    ScopeMissing,

    /// <summary>An API token where a person is needed.</summary>
    PersonNeeded,
}
