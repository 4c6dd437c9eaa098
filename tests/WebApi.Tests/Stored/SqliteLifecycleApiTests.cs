using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Macros.Lifecycle;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over SQLite.</summary>
public sealed class SqliteLifecycleApiTests(SqliteApp app) : MacroLifecycleApiTests(app);
