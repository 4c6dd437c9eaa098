namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>A condition under which the host shows a module.</summary>
/// <param name="Condition">Such as <c>user_is_admin</c>.</param>
public sealed record ModuleCondition(string Condition);
