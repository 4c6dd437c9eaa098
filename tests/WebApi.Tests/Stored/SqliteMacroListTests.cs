using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Macros.Listing;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over SQLite.</summary>
public sealed class SqliteMacroListTests(SqliteApp app) : MacroListTests(app);
