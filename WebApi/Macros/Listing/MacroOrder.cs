using System.Globalization;
using UserMacro.Grains.Interfaces.Catalog;

namespace UserMacro.WebApi.Macros.Listing;

/// <summary>The order of a list, spelled as the API spells it: <c>key</c>, <c>name</c> or <c>edited</c>, with a <c>-</c> before it from the end.</summary>
/// <param name="Field">What to sort by; macros that are equal in it are sorted by key.</param>
/// <param name="IsDescending">Whether from the end.</param>
internal readonly record struct MacroOrder(string Field, bool IsDescending) : IComparer<MacroPosition>
{
    public static readonly MacroOrder ByKey = new("key", IsDescending: false);

    public static bool TryParse(string? text, out MacroOrder order)
    {
        var isDescending = text is ['-', ..];
        var field = isDescending ? text![1..] : text;
        order = string.IsNullOrEmpty(text) ? ByKey : new(field!, isDescending);
        return order.Field is "key" or "name" or "edited";
    }

    /// <summary>The place of a macro in this order.</summary>
    public MacroPosition PositionOf(MacroSummary macro) => new(
        Field switch
        {
            "name" => macro.Name,
            "edited" => macro.EditedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            _ => "",
        },
        macro.Key);

    public int Compare(MacroPosition x, MacroPosition y)
    {
        var order = string.Compare(x.Value, y.Value, StringComparison.OrdinalIgnoreCase);
        order = order != 0 ? order : string.CompareOrdinal(x.Key, y.Key);
        return IsDescending ? -order : order;
    }

    public override string ToString() => IsDescending ? $"-{Field}" : Field;
}
