using System.ComponentModel;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Macros.Contracts.Definitions;

namespace UserMacro.WebApi.Macros.Contracts;

/// <summary>The definition being worked on.</summary>
internal sealed record DraftDto(
    [property: Description("Rises with every save; the ETag of the macro.")] int Number,
    DefinitionDto Definition,
    [property: Description("Account id of who saved last; null for a former user.")] string? EditedBy,
    DateTimeOffset EditedAt,
    IReadOnlyList<DiagnosticDto> Diagnostics)
{
    public static DraftDto From(MacroDraft draft, ResolvedAccounts accounts) => new(
        draft.Number,
        DefinitionDto.From(draft.Definition, accounts),
        accounts.IdFor(draft.EditedBy),
        draft.EditedAt,
        [.. draft.Diagnostics.Select(DiagnosticDto.From)]);
}
