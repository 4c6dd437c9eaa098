using System.Globalization;
using UserMacro.WebApi.Hosts;

namespace UserMacro.WebApi.Information;

/// <summary>Where to report vulnerabilities, as RFC 9116 wants it said.</summary>
internal sealed class SecurityText(Contacts contacts, AppAddress address)
{
    public const string Path = "/.well-known/security.txt";

    /// <summary>The text; null where nobody was named, as in development.</summary>
    public string? Text { get; } = contacts.Security is not { } contact ? null : string.Create(CultureInfo.InvariantCulture, $"""
        Contact: {contact.Link.AbsoluteUri}
        Expires: {contacts.SecurityTextExpires ?? Built().AddYears(1):yyyy-MM-ddTHH:mm:ssZ}
        Preferred-Languages: en, de
        Canonical: {address.BaseUrl}{Path}

        """);

    // A build that nobody has renewed for a year is not one whose contacts should be believed. The time of the file leaves builds reproducible.
    static DateTimeOffset Built() => new(File.GetLastWriteTimeUtc(typeof(SecurityText).Assembly.Location));
}
