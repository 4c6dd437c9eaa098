using System.Collections.Immutable;

namespace UserMacro.Templating.Velocity.Syntax;

/// <summary>Statements one after the other.</summary>
internal sealed record Block(ImmutableArray<Statement> Statements);
