namespace UserMacro.WebApi.Render.Data;

/// <summary>An answer to keep, or not.</summary>
/// <param name="Text">The answer; null when it is nothing.</param>
/// <param name="Keep">Whether it will be the same in a moment.</param>
/// <param name="IsOverBudget">Whether it was left out for want of points.</param>
internal readonly record struct DataAnswer(string? Text, bool Keep, bool IsOverBudget = false);
