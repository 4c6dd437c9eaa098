using System.Text.Json;
using System.Text.Json.Serialization;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Erasure;

/// <summary>What is certified: what was erased and when, without personal data.</summary>
/// <param name="Tenant">The opaque id that the site had here.</param>
/// <param name="Reason">Why: requested, the app was uninstalled, or the site was moved to another deployment.</param>
/// <param name="RequestedAt">When it was requested; null after an uninstallation.</param>
/// <param name="SealedAt">From when on nothing of it could be read, from a backup neither.</param>
/// <param name="CompletedAt">When all was deleted.</param>
/// <param name="Records">How many records of which kind.</param>
/// <param name="Reminders">How many reminders.</param>
/// <param name="Modules">How many macros had a module in Confluence.</param>
/// <param name="ModulesRemoved">Whether the modules were taken off; null when the site did that itself.</param>
/// <param name="KeyFingerprints">SHA-256 of the ids of the data keys that are gone; each record in a backup names the id of its key.</param>
internal sealed record ErasureCertificate(
    string Tenant,
    string Reason,
    DateTimeOffset? RequestedAt,
    DateTimeOffset SealedAt,
    DateTimeOffset CompletedAt,
    IReadOnlyDictionary<string, int> Records,
    int Reminders,
    int Modules,
    bool? ModulesRemoved,
    IReadOnlyList<string> KeyFingerprints)
{
    public static ErasureCertificate From(TenantId tenant, ErasureRecord record) => new(
        tenant.Value,
        record.HasMoved ? "moved" : record.RequestedAt is null ? "uninstalled" : "requested",
        record.RequestedAt,
        record.SealedAt,
        record.CompletedAt,
        record.Records,
        record.Reminders,
        record.Modules,
        record.ModulesRemoved,
        record.KeyFingerprint is { } key ? [key] : []);

    public string ToJson() => JsonSerializer.Serialize(this, CertificateJson.Default.ErasureCertificate);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ErasureCertificate))]
internal sealed partial class CertificateJson : JsonSerializerContext;
