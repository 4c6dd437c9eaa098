using System.Diagnostics.CodeAnalysis;

namespace UserMacro.Atlassian.Connect.Lifecycle;

/// <summary>Which addresses a site may have: everything that we send to, or let frame us, passes here.</summary>
public sealed class AllowedHosts
{
    readonly HostPattern[] _patterns;

    AllowedHosts(HostPattern[] patterns) => _patterns = patterns;

    /// <summary>Reads a list such as <c>*.atlassian.net;*.jira.com;http://127.0.0.1:*</c>.</summary>
    /// <param name="list">
    /// Patterns between semicolons: a host, or <c>*.</c> and a domain for all hosts below it; before it a scheme
    /// (https unless it says http, which only loopback may have); behind it a port, or <c>:*</c> for any (the default port unless it says otherwise).
    /// </param>
    /// <param name="hosts">The patterns; null when one is malformed or there is none.</param>
    public static bool TryParse(string list, [NotNullWhen(true)] out AllowedHosts? hosts)
    {
        var patterns = list
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(HostPattern.Parse)
            .ToArray();
        hosts = patterns is [] || patterns.Contains(null) ? null : new AllowedHosts(patterns!);
        return hosts is not null;
    }

    /// <summary>
    /// Whether a site may have this address: plainly spelled (lower case, no user, no escapes, no international or trailing-dot names,
    /// no needless port), matched by a pattern, and with exactly the path <c>/wiki</c>.
    /// </summary>
    public bool Allows(string baseUrl) =>
        SiteAddress.Parse(baseUrl) is { } address && _patterns.Any(pattern => pattern.Matches(address));
}
