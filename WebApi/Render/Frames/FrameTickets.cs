using System.Text.Json;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Render.Frames;

/// <summary>Tickets of frames, each for one viewer's view of one macro.</summary>
internal sealed class FrameTickets(TimeProvider time)
{
    static readonly TicketSeal Seals = new("frame-ticket");

    /// <summary>How long a frame may take to bring what is missing.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>The ticket as text, good from now on for <see cref="Lifetime"/>.</summary>
    public string Seal(FrameTicket ticket, TenantAccess access) =>
        Seals.Seal(JsonSerializer.SerializeToUtf8Bytes(ticket with { Expires = time.GetUtcNow() + Lifetime }, FrameJson.Default.FrameTicket), access);

    /// <summary>The ticket; null when it is not one of ours for this tenant, was altered, or is past its end.</summary>
    public FrameTicket? Open(string text, TenantAccess access) =>
        Seals.Open(text, access) is { } plain
            && JsonSerializer.Deserialize(plain, FrameJson.Default.FrameTicket)! is var ticket
            && time.GetUtcNow() < ticket.Expires ? ticket : null;
}
