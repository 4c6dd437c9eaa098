using System.ComponentModel;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Macros.Contracts.Comparisons;

namespace UserMacro.WebApi.Parts.Contracts;

/// <summary>A shared part.</summary>
internal sealed record PartDto(
    string Name,
    [property: Description("Rises with every change; its ETag.")] int Number,
    PartTextsDto Texts,
    [property: Description("Account id of who changed it last; null for a former user.")] string? EditedBy,
    DateTimeOffset EditedAt)
{
    public static PartDto From(SharedPart part, ResolvedAccounts accounts) =>
        new(part.Name, part.Number, PartTextsDto.From(part), accounts.IdFor(part.EditedBy), part.EditedAt);
}
