using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace UserMacro.Grains.Interfaces.Keys;

/// <summary>
/// The one place where grain keys are built and read. Every key but those of the directory, the outbox, erasures and moves starts with the tenant id.
/// </summary>
public static class GrainKeys
{
    /// <summary>Over how many grains the catalogue of one tenant is spread.</summary>
    public const int CatalogShards = 16;

    /// <summary>Over how many grains the outbox of the system is spread.</summary>
    public const int OutboxRecords = 16;

    /// <summary>Over how many grains the requests of one tenant that must not be carried out twice are spread.</summary>
    public const int IdempotencySlots = 256;

    const char Separator = '/';
    const string ErasurePrefix = "erasure/";
    const string MovePrefix = "move/";

    /// <summary>Key of a tenant's own grains (tenant, accounts, module sync, audit).</summary>
    public static string Tenant(TenantId tenant) => tenant.Value;

    /// <summary>Key of one shard of a tenant's catalogue, <paramref name="shard"/> from 0 to 15.</summary>
    public static string Catalog(TenantId tenant, int shard) => string.Create(CultureInfo.InvariantCulture, $"{tenant.Value}{Separator}{shard}");

    /// <summary>Key of the catalogue shard that lists this macro.</summary>
    public static string Catalog(TenantId tenant, MacroKey macro) => Catalog(tenant, ShardOf(macro));

    /// <summary>Key of a macro.</summary>
    public static string Macro(TenantId tenant, MacroKey macro) => $"{tenant.Value}{Separator}{macro.Value}";

    /// <summary>Key of one revision of a macro.</summary>
    public static string Revision(TenantId tenant, MacroKey macro, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{tenant.Value}{Separator}{macro.Value}{Separator}{number}");

    /// <summary>Key of one page of a tenant's audit log.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="month">The month of its entries, as <c>2026-01</c>.</param>
    /// <param name="page">Its number within the month, from 0.</param>
    public static string AuditPage(TenantId tenant, string month, int page) =>
        string.Create(CultureInfo.InvariantCulture, $"{tenant.Value}{Separator}{month}{Separator}{page}");

    /// <summary>Key of one slot of a tenant's requests that must not be carried out twice.</summary>
    public static string Idempotency(TenantId tenant, byte slot) => string.Create(CultureInfo.InvariantCulture, $"{tenant.Value}{Separator}{slot}");

    /// <summary>Key of one outbox record, <paramref name="record"/> from 0 to 15. It is under no tenant.</summary>
    public static string Outbox(int record) => string.Create(CultureInfo.InvariantCulture, $"outbox{Separator}{record}");

    /// <summary>Key of the outbox record in which this grain announces its changes.</summary>
    public static string Outbox(GrainId source) => Outbox((int)(XxHash32.HashToUInt32(source.Key.AsSpan()) % OutboxRecords));

    /// <summary>Key of a tenant's erasure. It is under no tenant, because it outlives the tenant's data.</summary>
    public static string Erasure(TenantId tenant) => ErasurePrefix + tenant.Value;

    /// <summary>The tenant of an erasure's key.</summary>
    /// <exception cref="FormatException">The key is not of that form.</exception>
    public static TenantId ErasedBy(string grainKey)
    {
        ArgumentNullException.ThrowIfNull(grainKey);
        return grainKey.StartsWith(ErasurePrefix, StringComparison.Ordinal)
            ? TenantId.Parse(grainKey[ErasurePrefix.Length..])
            : throw new FormatException("Not the key of an erasure.");
    }

    /// <summary>Key of a tenant's move between two deployments. It is under no tenant, because it is there before and after the tenant's data.</summary>
    public static string Move(TenantId tenant) => MovePrefix + tenant.Value;

    /// <summary>The tenant of a move's key.</summary>
    /// <exception cref="FormatException">The key is not of that form.</exception>
    public static TenantId MovedBy(string grainKey)
    {
        ArgumentNullException.ThrowIfNull(grainKey);
        return grainKey.StartsWith(MovePrefix, StringComparison.Ordinal)
            ? TenantId.Parse(grainKey[MovePrefix.Length..])
            : throw new FormatException("Not the key of a move.");
    }

    /// <summary>Whether a grain key, in UTF-8, is that of the tenant's erasure or move.</summary>
    public static bool IsAboutTenant(ReadOnlySpan<byte> grainKey, TenantId tenant) =>
        Ascii.Equals(grainKey, Erasure(tenant)) || Ascii.Equals(grainKey, Move(tenant));

    /// <summary>The tenant a grain key belongs to; null when the key is under no tenant.</summary>
    public static TenantId? TenantOf(string grainKey)
    {
        ArgumentNullException.ThrowIfNull(grainKey);
        var end = grainKey.IndexOf(Separator, StringComparison.Ordinal);
        return TenantId.TryParse(end < 0 ? grainKey : grainKey[..end], out var tenant) ? tenant : null;
    }

    /// <summary>Whether a grain key, in UTF-8, belongs to the tenant; the same as comparing <see cref="TenantOf"/>, without making texts.</summary>
    public static bool IsUnder(ReadOnlySpan<byte> grainKey, TenantId tenant)
    {
        var owner = tenant.Value;
        return grainKey.Length >= owner.Length
            && Ascii.Equals(grainKey[..owner.Length], owner)
            && (grainKey.Length == owner.Length || grainKey[owner.Length] == Separator);
    }

    /// <summary>The macro of a macro's or revision's grain key.</summary>
    /// <exception cref="FormatException">The key is not of that form.</exception>
    public static MacroKey MacroOf(string grainKey)
    {
        ArgumentNullException.ThrowIfNull(grainKey);
        var parts = grainKey.Split(Separator);
        return parts.Length is 2 or 3 ? MacroKey.Parse(parts[1]) : throw new FormatException("Not a macro's grain key.");
    }

    static int ShardOf(MacroKey macro) => (int)(XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(macro.Value)) % CatalogShards);
}
