using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Render.Sandbox;

/// <summary>Tickets that fetch a sandbox. The request that brings one carries no token, so each names its site before the sealed part.</summary>
internal sealed class SandboxTickets(TimeProvider time)
{
    const char Separator = '.';

    static readonly TicketSeal Seals = new("sandbox-ticket");

    /// <summary>How long after its frame a sandbox can be fetched.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    public string Seal(IReadOnlyList<string> hosts, TenantAccess access) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(access.Credentials.Name)) + Separator
        + Seals.Seal(JsonSerializer.SerializeToUtf8Bytes(new(hosts, time.GetUtcNow() + Lifetime), FrameJson.Default.SandboxTicket), access);

    /// <summary>The name of the site that a ticket says it is of; null when it says none.</summary>
    public static string? SiteOf(string text)
    {
        var end = text.IndexOf(Separator, StringComparison.Ordinal);
        return end > 0 && Base64Url.IsValid(text.AsSpan(0, end)) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text.AsSpan(0, end))) : null;
    }

    /// <summary>The ticket; null when it is not one of ours for this tenant, was altered, or is past its end.</summary>
    public SandboxTicket? Open(string text, TenantAccess access) =>
        Seals.Open(text[(text.IndexOf(Separator, StringComparison.Ordinal) + 1)..], access) is { } plain
        && JsonSerializer.Deserialize(plain, FrameJson.Default.SandboxTicket)! is var ticket && time.GetUtcNow() < ticket.Expires ? ticket : null;
}
