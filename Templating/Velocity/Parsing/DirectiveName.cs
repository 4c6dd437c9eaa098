using System.Collections.Frozen;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>The names that mean something after <c>#</c> without being defined.</summary>
internal static class DirectiveName
{
    public const string If = "if";
    public const string ElseIf = "elseif";
    public const string Else = "else";
    public const string End = "end";
    public const string Set = "set";
    public const string ForEach = "foreach";
    public const string Break = "break";
    public const string Stop = "stop";
    public const string Macro = "macro";
    public const string Define = "define";
    public const string Literal = "literal";
    public const string Parse = "parse";
    public const string Include = "include";
    public const string Evaluate = "evaluate";

    public static readonly FrozenSet<string> All =
        FrozenSet.Create(StringComparer.Ordinal, If, ElseIf, Else, End, Set, ForEach, Break, Stop, Macro, Define, Literal, Parse, Include, Evaluate);

    /// <summary>Those that end a block.</summary>
    public static bool IsBlockEnd(string name) => name is End or Else or ElseIf;
}
