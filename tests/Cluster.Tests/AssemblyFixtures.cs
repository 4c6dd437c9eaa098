using UserMacro.DynamoDB.Local;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(DynamoDBLocal))]

// Each of these tests takes the machine for itself: five processes under load.
[assembly: Parallelization(Mode = ParallelMode.None)]
