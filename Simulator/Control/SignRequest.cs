namespace UserMacro.Simulator.Control;

/// <param name="Target">Path and query below the app's base URL.</param>
/// <param name="Form">Fields of a form body that the query hash is to cover.</param>
internal sealed record SignRequest(string Method, string Target, string? User, Dictionary<string, string>? Form, string? PageId, string? MacroId);
