using System.ComponentModel;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Macros.Contracts.Definitions;

namespace UserMacro.WebApi.Macros.Contracts.History;

/// <summary>One immutable, numbered definition.</summary>
internal sealed record RevisionDto(
    RevisionHeaderDto Header,
    DefinitionDto Definition,
    [property: Description(
        "The shared parts that it was compiled with, by name and number; 0 for a text that came with an import and is not the site's own.")]
    IReadOnlyDictionary<string, int> Parts)
{
    public static RevisionDto From(MacroRevision revision, ResolvedAccounts accounts) =>
        new(
            RevisionHeaderDto.From(revision.Header, accounts),
            DefinitionDto.From(revision.Definition, accounts),
            revision.Parts.ToDictionary(part => part.Name, part => part.Number, StringComparer.Ordinal));
}
