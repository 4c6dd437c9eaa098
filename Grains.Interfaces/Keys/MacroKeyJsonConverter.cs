namespace UserMacro.Grains.Interfaces.Keys;

internal sealed class MacroKeyJsonConverter : TextKeyJsonConverter<MacroKey>
{
    protected override bool TryParse(string? text, out MacroKey key) => MacroKey.TryParse(text, out key);
}
