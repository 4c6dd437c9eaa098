using System.Text.RegularExpressions;

namespace UserMacro.Hostile.Tests.Entries;

/// <summary>An endpoint of the service.</summary>
/// <param name="Method">Its HTTP method.</param>
/// <param name="Pattern">Its path with names in braces.</param>
sealed partial record Route(string Method, string Pattern)
{
    /// <summary>Whether a request to it has a body.</summary>
    public bool HasBody => Method is "POST" or "PUT";

    /// <summary>
    /// Whether a request to it may take the site out of service: it is sent by a tenant of its own, so that the requests of others still
    /// arrive after it.
    /// </summary>
    public bool ChangesTheInstallation =>
        Pattern is "/connect/installed" or "/connect/enabled" or "/connect/disabled" or "/connect/uninstalled";

    /// <summary>A path that leads to it, without a leading slash.</summary>
    public string PathTo(string macro) => Names().Replace(Pattern, match => match.Groups["name"].Value switch
    {
        "key" => macro,
        "number" => "1",
        "documentName" => "v1",
        _ => "x",
    }).TrimStart('/');

    public override string ToString() => $"{Method} {Pattern}";

    [GeneratedRegex(@"\{\**(?<name>\w+)[^}]*\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Names();
}
