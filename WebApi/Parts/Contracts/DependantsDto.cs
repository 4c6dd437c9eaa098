using System.ComponentModel;

namespace UserMacro.WebApi.Parts.Contracts;

/// <summary>The published macros that were compiled with a shared part.</summary>
internal sealed record DependantsDto([property: Description("Their keys.")] IReadOnlyList<string> Macros);
