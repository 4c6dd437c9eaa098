using System.Text;

namespace UserMacro.Grains.Interfaces.Tenants;

/// <summary>
/// How an installation and its host know each other. The adapter of the host makes and reads <see cref="Content"/>; everything else stores it
/// and hands it on.
/// </summary>
/// <param name="Kind">The kind of host, such as <c>connect</c>, without a colon; it chooses the adapter.</param>
/// <param name="Name">The host's own name of the installation; no secret.</param>
/// <param name="Content">What proves one side to the other, in the adapter's own form. A secret.</param>
public sealed record HostCredentials(string Kind, string Name, string Content)
{
    /// <summary>The kind of an installation of which nobody says it: builds that knew this one only do not.</summary>
    public const string UnnamedKind = "connect";

    /// <summary>The content before the last change, for calls that were under way; null when none.</summary>
    public string? PreviousContent { get; init; }

    /// <summary>Until when <see cref="PreviousContent"/> proves anything: 15 minutes after the change.</summary>
    public DateTimeOffset PreviousUntil { get; init; }

    /// <summary>The host identity of the installation (docs/glossary.md): the kind, a colon, and the name.</summary>
    public string HostIdentity => IdentityOf(Kind, Name);

    /// <summary>The host identity of an installation of this kind and name.</summary>
    public static string IdentityOf(string kind, string name) => $"{kind}:{name}";

    /// <summary>The kind that a host identity begins with.</summary>
    public static string KindOf(string hostIdentity) => hostIdentity.Split(':', 2)[0];

    bool PrintMembers(StringBuilder text)
    {
        text.Append("Kind = ").Append(Kind);
        return true;
    }
}
