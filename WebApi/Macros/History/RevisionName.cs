using System.Globalization;

namespace UserMacro.WebApi.Macros.History;

/// <summary>One side of a comparison: a revision by its number, what is published, or the draft.</summary>
/// <param name="Number">The number; null for the other two.</param>
/// <param name="IsDraft">Whether the draft is meant.</param>
internal readonly record struct RevisionName(int? Number, bool IsDraft)
{
    public static bool TryParse(string? text, out RevisionName name)
    {
        name = text switch
        {
            "draft" => new(null, IsDraft: true),
            "published" => new(null, IsDraft: false),
            _ => new(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null, IsDraft: false),
        };
        return name.Number is not null || text is "draft" or "published";
    }
}
