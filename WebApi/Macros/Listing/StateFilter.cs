using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.WebApi.Macros.Listing;

/// <summary>The state that a list is narrowed to, spelled as the API spells it; none for an empty text.</summary>
internal readonly record struct StateFilter(MacroState? State)
{
    public static bool TryParse(string? text, out StateFilter filter)
    {
        filter = text switch
        {
            "draft" => new(MacroState.Draft),
            "published" => new(MacroState.Published),
            "unpublished" => new(MacroState.Unpublished),
            "disabled" => new(MacroState.Disabled),
            _ => default,
        };
        return filter.State is not null || string.IsNullOrEmpty(text);
    }
}
