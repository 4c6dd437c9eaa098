using System.ComponentModel;
using UserMacro.Grains.Interfaces.Erasure;

namespace UserMacro.WebApi.Erasure.Contracts;

/// <summary>How far the erasure of the site's data is.</summary>
internal sealed record ErasureDto(
    [property: Description("The opaque ID that the site has here; the certificate names it.")] string Tenant,
    [property: Description("none, awaitingApproval, scheduled, running or done.")] ErasureState State,
    [property: Description("When a scheduled erasure begins.")] DateTimeOffset? DueAt,
    [property: Description("The account ID of the administrator whose request waits for another one.")] string? RequestedBy,
    [property: Description("When that was requested.")] DateTimeOffset? RequestedAt,
    [property: Description(
        "Where the certificate can be downloaded once the erasure is done, also without the app. Keep it: whoever knows it can download it.")]
    string CertificateUrl);
