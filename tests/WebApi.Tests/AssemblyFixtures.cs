using UserMacro.WebApi.Tests.Hosting;

[assembly: AssemblyFixture(typeof(WebApiApp))]
[assembly: AssemblyFixture(typeof(ClientModeApp))]
[assembly: AssemblyFixture(typeof(SqliteApp))]
[assembly: AssemblyFixture(typeof(DynamoDBApp))]
