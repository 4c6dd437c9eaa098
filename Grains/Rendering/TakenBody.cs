using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.Grains.Rendering;

/// <summary>The result of preparing a posted body.</summary>
/// <param name="Request">The request, with the body ready for a template unless it is refused.</param>
/// <param name="Refusal">Why it may not be shown, or not now; null when it may.</param>
internal sealed record TakenBody(RenderRequest Request, RenderOutcome? Refusal);
