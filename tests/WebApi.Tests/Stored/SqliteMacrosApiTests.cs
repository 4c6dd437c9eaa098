using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Macros;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over SQLite.</summary>
public sealed class SqliteMacrosApiTests(SqliteApp app) : MacrosApiTests(app);
