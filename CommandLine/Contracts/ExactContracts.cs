using System.Text.Json.Serialization;

namespace UserMacro.CommandLine.Contracts;

// A member that this version does not know is refused: files without it would take it away at the next push.

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed partial record MacroDefinition;

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed partial record MacroParameter;

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed partial record MacroRules;
