using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.WebApi.Macros.Contracts;

/// <summary>One immutable, numbered definition.</summary>
internal sealed record RevisionDto(RevisionHeaderDto Header, DefinitionDto Definition)
{
    public static RevisionDto From(MacroRevision revision, Accounts accounts) =>
        new(RevisionHeaderDto.From(revision.Header, accounts), DefinitionDto.From(revision.Definition, accounts));
}
