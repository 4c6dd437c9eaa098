using System.ComponentModel;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.WebApi.Api.Accounts;

namespace UserMacro.WebApi.Parts.Contracts;

/// <summary>One line of the list of shared parts.</summary>
internal sealed record PartListItemDto(
    string Name,
    SharedPartKind Kind,
    int Number,
    [property: Description("How many published macros were compiled with it.")] int Dependants,
    [property: Description("Account id of who changed it last; null for a former user.")] string? EditedBy,
    DateTimeOffset EditedAt)
{
    public static PartListItemDto From(SharedPart part, int dependants, ResolvedAccounts accounts) =>
        new(part.Name, part.Kind, part.Number, dependants, accounts.IdFor(part.EditedBy), part.EditedAt);
}
