using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Interfaces.Macros;

/// <summary>The definition being worked on.</summary>
/// <param name="Number">Rises with every save; an edit names the one it was made on.</param>
/// <param name="Definition">The definition.</param>
/// <param name="EditedBy">Handle of the account that saved last.</param>
/// <param name="EditedAt">When it was saved last.</param>
/// <param name="Diagnostics">Diagnostics on its template.</param>
[GenerateSerializer, Immutable, Alias("macro-draft")]
public sealed record MacroDraft(
    [property: Id(0)] int Number,
    [property: Id(1)] MacroDefinition Definition,
    [property: Id(2)] string EditedBy,
    [property: Id(3)] DateTimeOffset EditedAt,
    [property: Id(4)] ImmutableArray<TemplateDiagnostic> Diagnostics);
