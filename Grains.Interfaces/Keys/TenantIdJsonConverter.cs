namespace UserMacro.Grains.Interfaces.Keys;

internal sealed class TenantIdJsonConverter : TextKeyJsonConverter<TenantId>
{
    protected override bool TryParse(string? text, out TenantId key) => TenantId.TryParse(text, out key);
}
